/** The OpenAPI document: routes as registered, and the schemas of their answers as generated from the views. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { describeAccess } from './access-paths.ts';
import type { HttpEnv } from './setting.ts';
import viewSchemas from './view-schemas.gen.json' with { type: 'json' };

type Document = ReturnType<OpenAPIHono<HttpEnv>['getOpenAPI31Document']>;
type Schema = Parameters<OpenAPIHono<HttpEnv>['openAPIRegistry']['registerComponent']>[2];

/** To be called once, when all routes are there. */
export function describeAnswers(app: OpenAPIHono<HttpEnv>): void {
  describeAccess(app);
  for (const [name, schema] of Object.entries(viewSchemas)) app.openAPIRegistry.registerComponent('schemas', name, schema as Schema);
}

export function documentOf(app: OpenAPIHono<HttpEnv>, version: string): Document {
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Sovet', version, description: 'An organisation run from its charter.' } });
}
