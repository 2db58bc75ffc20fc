import { z } from 'zod';

/** The schema inside of those that only make a value optional, give it a default or change it afterwards. */
function unwrap(schema: unknown): unknown {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
	if (schema instanceof z.ZodUnion) return schema.options.map(unwrap).find((option) => option instanceof z.ZodObject);
	return schema;
}

function step(schema: unknown, key: PropertyKey): unknown {
	const inner = unwrap(schema);
	if (inner instanceof z.ZodObject) return Reflect.get(inner.shape, key);
	if (inner instanceof z.ZodArray) return inner.element;
	return undefined;
}

/** The keys that an object of the configuration may have; `path` leads to the object. */
export function listKnownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
	const found = unwrap(path.reduce<unknown>(step, schema));
	return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}
