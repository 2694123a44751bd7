export interface Events {
  click: { x: number; y: number };
  close: undefined;
}
export interface Calls {
  exit: [code: number, signal: string | null];
  ready: [];
}
export declare class Button {
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void, options?: ListenerOptions | boolean): void;
  addEventListener(type: string, listener: (event: unknown) => void): void;
  removeEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void;
}
export interface ListenerOptions {
  once?: boolean;
}
export declare class Process {
  on<K extends keyof Calls>(event: K, listener: (...args: Calls[K]) => void): this;
  off<K extends keyof Calls>(event: K, listener: (...args: Calls[K]) => void): this;
}
export declare class Emitter {
  /** Something was opened. */
  on(event: "open", listener: (name: string) => void): this;
  on(event: "done" | "fail", listener: () => void): this;
  on(events: Record<string, () => void>): this;
  off(event: "open" | "done" | "fail", listener: () => void): this;
  once(event: "open", listener: (name: string) => void): this;
}
