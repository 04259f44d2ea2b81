/** What the generated paths say of a request: its parameters, its body and its answer. */
import type { components, paths } from './schema.gen.ts';

/** What the server's views hold, by their names in its document. */
export type Schemas = components['schemas'];

type Method = 'get' | 'post' | 'delete';

export type PathWith<M extends Method> = { [Path in keyof paths]: paths[Path] extends Readonly<Record<M, object>> ? Path : never }[keyof paths];

/** What is undefined is not sent. */
type Loose<Terms> = { readonly [Name in keyof Terms]: Terms[Name] | undefined };

type Query<Parameters> = Parameters extends { readonly query: infer Terms } ? { readonly query: Loose<Terms> }
  : Parameters extends { readonly query?: infer Terms } ? { readonly query?: Loose<NonNullable<Terms>> } : unknown;

/** Of a path without names in it. */
type Alone<Terms> = [Terms] extends [never] ? unknown : { readonly params: { readonly query: Loose<Terms> } };

type Params<Operation> = Operation extends { readonly parameters: infer Parameters extends { readonly path: unknown } } ? { readonly params: { readonly path: Parameters['path'] } & Query<Parameters> }
  : Operation extends { readonly parameters: { readonly query?: infer Terms } } ? Alone<NonNullable<Terms>> : unknown;

type JsonBody<Operation> = Operation extends { readonly requestBody: { readonly content: { readonly 'application/json': infer Content } } } ? { readonly body: Content } : unknown;

type Init<Operation> = Params<Operation> & JsonBody<Operation>;

/** Nothing for operations that take nothing. */
export type InitAt<Path extends keyof paths, M extends Method> = unknown extends Init<paths[Path][M]> ? [] : [Init<paths[Path][M]>];

type Answer<Responses> = { [Status in keyof Responses & (200 | 202)]: Responses[Status] extends { readonly content: { readonly 'application/json': infer Content } } ? Content : never }[keyof Responses & (200 | 202)];

export type AnswerAt<Path extends keyof paths, M extends Method> = paths[Path][M] extends { readonly responses: infer Responses } ? Answer<Responses> : never;

/** What a POST to the path takes. */
export type Sent<Path extends PathWith<'post'>> = JsonBody<paths[Path]['post']> extends { readonly body: infer Content } ? Content : never;
