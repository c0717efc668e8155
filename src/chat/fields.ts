import * as z from 'zod';

/** One argument of a command as plain data: options, forms and help are made from it. */
export interface Field {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'choice';
  readonly required: boolean;
  readonly description: string;
  /** Whether a text gives it by its place instead of by its name. */
  readonly positional: boolean;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** In characters. */
  readonly maxLength?: number;
  readonly default?: string | number | boolean;
  readonly format?: string;
  /** Words that part it from the argument before it: `vs`. */
  readonly separators?: readonly string[];
  /** Values worth offering; others are allowed as well. */
  readonly suggestions?: readonly string[];
}

/** The arguments of a command, in the order declared. */
export function fieldsOf(command: { readonly args: z.ZodObject }): readonly Field[] {
  const known = cache.get(command.args);
  if (known) return known;
  const fields = reduce(command.args);
  cache.set(command.args, fields);
  return fields;
}

const cache = new WeakMap<z.ZodObject, readonly Field[]>();

interface Property {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: string | number | boolean;
  readonly description?: string;
  readonly format?: string;
  readonly separators?: readonly string[];
  readonly suggestions?: readonly string[];
}

function reduce(args: z.ZodObject): readonly Field[] {
  const schema = z.toJSONSchema(args, { io: 'input' });
  const required = new Set(schema.required ?? []);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Property>);
  const byPlace = properties.filter(([name, property]) => required.has(name) || property.separators);
  const positional = new Set((byPlace.length > 0 ? byPlace : properties.slice(0, 1)).map(([name]) => name));
  return properties.map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: required.has(name),
    description: property.description ?? '',
    positional: positional.has(name),
    ...given('choices', property.enum?.map(String)),
    ...given('minimum', bounded(property.minimum)),
    ...given('maximum', bounded(property.maximum)),
    ...given('maxLength', property.maxLength),
    ...given('default', property.default),
    ...given('format', property.format),
    ...given('separators', property.separators),
    ...given('suggestions', property.suggestions),
  }));
}

function typeOf(property: Property): Field['type'] {
  if (property.enum) return 'choice';
  switch (property.type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return property.type;
    case 'string':
      return 'text';
    default:
      throw new Error(`A command's argument cannot be of type ${property.type ?? 'unknown'}.`);
  }
}

/** zod states the limits of exact integers as bounds of every integer; they are no bounds of the argument. */
function bounded(limit: number | undefined): number | undefined {
  return limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit;
}

function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}
