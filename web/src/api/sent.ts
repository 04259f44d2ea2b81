import type { paths } from './paths.generated.ts';

type Body<Operation> = Operation extends { readonly requestBody: { readonly content: { readonly 'application/json': infer Content } } } ? Content : never;

/** What a POST to the path takes, as the server's own document says; the answers are loose there and typed beside each query. */
export type Sent<Path extends keyof paths> = Body<paths[Path]['post']>;
