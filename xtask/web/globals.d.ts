// Global variables of the engines and pages that tests run in, beyond the libraries of TypeScript.

/** The answer of a task or page: its result or the text of an error. */
interface PageResult {
  result?: unknown;
  lines?: string[];
  error?: string;
}

/** The answer of a page of the harness. */
declare var result: PageResult | undefined;

declare var Deno: { version: { deno: string } } | undefined;
declare var Bun: { version: string } | undefined;

// Audio worklets
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new (options: never) => AudioWorkletProcessor): void;

// Has no types of its own.
declare module "selenium-webdriver";
declare module "selenium-webdriver/firefox.js";
declare module "ws" {
  interface Socket {
    on(event: "message", listener: (data: Uint8Array, isBinary: boolean) => void): void;
    send(data: Uint8Array, options: { binary: boolean }): void;
    terminate(): void;
  }
  export class WebSocketServer {
    constructor(options: { server: import("node:http").Server; path: string });
    readonly clients: Set<Socket>;
    on(event: "connection", listener: (socket: Socket) => void): void;
  }
}
