/** Routes as the OpenAPI document shows them: every one has the same problems and its own view. */
import { z } from '@hono/zod-openapi';
import type { Answering, Answers } from './answers.ts';
import { isStorable } from './border.ts';

const problem = z.strictObject({
  error: z.strictObject({
    code: z.string(), message: z.string(), article: z.string().optional(), facts: z.record(z.string(), z.unknown()).optional(),
    remedies: z.array(z.strictObject({ code: z.string(), facts: z.record(z.string(), z.unknown()) })).optional(),
  }),
}).openapi('Problem');

export function answering<Name extends keyof Answers>(name: Name, description: string): Answering<Name> {
  return { description, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } };
}

export const PROBLEMS = { description: 'a problem: what is wrong, which article, what can be done', content: { 'application/json': { schema: problem } } };

/** The responses of a route that answers with a view; `name` is the view's in the document. */
export function answers<Name extends keyof Answers>(name: Name, description: string): { readonly 200: Answering<Name>; readonly default: typeof PROBLEMS } {
  return { 200: answering(name, description), default: PROBLEMS };
}

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: { 'application/json': { schema } } });

/** An id inside an address. */
export const idParam = z.string().min(1).max(300).refine(isStorable);
export const orgParams = z.object({ org: idParam });
export const wordQuery = z.string().max(200).optional();
export const pageQuery = z.coerce.number().int().min(0).max(1_000_000).default(0);
