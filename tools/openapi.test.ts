import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_TYPES, clientTypes, interfaceDocument, VIEW_SCHEMAS, writtenSchemas } from './openapi.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const document = interfaceDocument() as unknown as Record<string, unknown> & { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: object }>>;
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).filter(([method]) => METHODS.includes(method)).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })));

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => (key === '$ref' && typeof inside === 'string' ? [inside] : referencesIn(inside)));
}

/** What a reference inside the document leads to. */
function target(reference: string): unknown {
  const steps = reference.startsWith('#/') ? reference.slice(2).split('/') : ['elsewhere'];
  return steps.reduce<unknown>((place, step) => (typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[step] : undefined), document);
}

describe('what is generated of the interface', () => {
  it('has the schemas of the views as they are now; else run `npm run openapi`', { timeout: 120_000 }, () => {
    expect(writtenSchemas()).toBe(readFileSync(VIEW_SCHEMAS, 'utf8'));
  });

  it('has the types of the client as they are now; else run `npm run openapi`', { timeout: 120_000 }, async () => {
    expect(await clientTypes(interfaceDocument())).toBe(readFileSync(CLIENT_TYPES, 'utf8'));
  });
});

describe('the OpenAPI document', () => {
  it('is of version 3.1 with a title and a version', () => {
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\.\d+$/u), info: { title: 'Sovet', version: expect.any(String) } });
  });

  it('leads every reference somewhere', () => {
    const references = [...new Set(referencesIn(document))];
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter(reference => target(reference) === undefined)).toEqual([]);
  });

  it('names each operation once', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(operations.filter(({ operation }) => !/^[a-z][A-Za-z]+$/u.test(operation.operationId ?? '')).map(({ name }) => name)).toEqual([]);
    expect(names.length).toBe(new Set(names).size);
  });

  it('describes an answer with its content for each operation', () => {
    const without = operations.filter(({ operation: { responses = {} } }) => !Object.entries(responses).some(([status, answer]) => status.startsWith('2') && answer.content !== undefined && answer.description !== undefined));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('requires each part of an address that stands in braces, and no other', () => {
    for (const { name, path, operation } of operations) {
      const inBraces = [...path.matchAll(/\{(\w+)\}/gu)].map(match => match[1]);
      const required = (operation.parameters ?? []).filter(parameter => parameter.in === 'path' && parameter.required).map(parameter => parameter.name);
      expect({ name, required: required.toSorted() }).toEqual({ name, required: inBraces.toSorted() });
    }
  });

  it('says the fields of every answer that has any', () => {
    const schemas = (document['components'] as { readonly schemas: Readonly<Record<string, { readonly properties?: object; readonly anyOf?: object }>> }).schemas;
    expect(Object.entries(schemas).filter(([, schema]) => schema.properties === undefined && schema.anyOf === undefined).map(([name]) => name)).toEqual(['Done']);
  });
});
