/**
 * What the page expects of an answer, in zod's own words and for the few shapes it reads: zod's core is 14 KB of the first
 * load, this is one. Nothing is copied: a value that has the shape is given back as it is, with whatever else is in it.
 */
export interface Shape<T> {
  is(value: unknown): value is T;
  /** The value, or an error that names what is wrong. */
  parse(value: unknown): T;
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false; data?: undefined };
}

/** The type that a shape stands for. */
type Infer<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;

type OptionalKey<F extends Fields> = { [K in keyof F]: undefined extends Infer<F[K]> ? K : never }[keyof F];

type ObjectOf<F extends Fields> = { [K in Exclude<keyof F, OptionalKey<F>>]: Infer<F[K]> } & {
  [K in OptionalKey<F>]?: Infer<F[K]>;
};

export const string = (): Shape<string> => shapeOf('a string', (value) => typeof value === 'string');
export const number = (): Shape<number> => shapeOf('a number', (value) => typeof value === 'number');
export const boolean = (): Shape<boolean> => shapeOf('true or false', (value) => typeof value === 'boolean');

export function optional<T>(inner: Shape<T>): Shape<T | undefined> {
  return shapeOf('absent or right', (value): value is T | undefined => value === undefined || inner.is(value));
}

export function nullish<T>(inner: Shape<T>): Shape<T | null | undefined> {
  return shapeOf(
    'absent or right',
    (value): value is T | null | undefined => (value ?? null) === null || inner.is(value),
  );
}

export function array<T>(inner: Shape<T>): Shape<T[]> {
  return shapeOf('a list', (value): value is T[] => Array.isArray(value) && value.every((item) => inner.is(item)));
}

export function custom<T>(check: (value: unknown) => boolean): Shape<T> {
  return shapeOf('as it should be', (value): value is T => check(value));
}

/** An object with at least these fields. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const wrong = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return 'the whole';
    const given = new Map<string, unknown>(Object.entries(value));
    return Object.keys(fields).find((name) => fields[name]?.is(given.get(name)) === false);
  };
  return shapeOf(
    (value) => `an object whose ${wrong(value)} is right`,
    (value): value is ObjectOf<F> => wrong(value) === undefined,
  );
}

function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return shapeOf(words.join(' or '), (value): value is T => words.some((word) => word === value));
}

export type { Infer as infer };
export { oneOf as enum };

function shapeOf<T>(words: string | ((value: unknown) => string), is: (value: unknown) => value is T): Shape<T> {
  return {
    is,
    parse: (value) => {
      if (is(value)) return value;
      throw new TypeError(`Expected ${typeof words === 'string' ? words : words(value)}.`);
    },
    safeParse: (value) => (is(value) ? { success: true, data: value } : { success: false }),
  };
}
