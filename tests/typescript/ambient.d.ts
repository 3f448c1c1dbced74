// What the cases import beside generated files: the few declarations of `react` that they use.
declare module "react" {
  export interface CSSProperties {
    [property: string]: string | number | undefined;
  }
  export type ReactNode = string | number | boolean | object | null | undefined;
}
