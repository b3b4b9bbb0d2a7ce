// The map that ties are drawn on, as the build made it: shapes as SVG paths in a frame of `width` by `height`.

export interface World {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  /** By ISO 3166-1 alpha-3 code. `path` is empty for a state that is too small to have a shape. */
  readonly states: Readonly<Record<string, { readonly path: string; readonly at: readonly [x: number, y: number] }>>;
}
