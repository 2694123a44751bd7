// Interfaces are texts here.
declare module "*.jsi" {
  const text: string;
  export default text;
}
