import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { SchemaBook, type JsonSchema } from './json-schema.ts';

const LIBRARY = ts.createSourceFile('lib.d.ts', `
  interface Array<T> { readonly length: number } interface ReadonlyArray<T> { readonly length: number } interface Map<K, V> { get(key: K): V }
  interface Boolean {} interface Function {} interface IArguments {} interface Number {} interface Object {} interface RegExp {} interface String {}
  type Partial<T> = { [P in keyof T]?: T[P] }; type Record<K extends keyof any, T> = { [P in K]: T };`, ts.ScriptTarget.ES2024);

/** Schemas of `Subject` and what it names, from a text that declares them. */
function schemasOf(text: string): Readonly<Record<string, JsonSchema>> {
  const source = ts.createSourceFile('/src/room/subject.ts', text, ts.ScriptTarget.ES2024, true);
  const files = new Map([['/src/room/subject.ts', source], ['lib.d.ts', LIBRARY]]);
  const host: ts.CompilerHost = {
    getSourceFile: name => files.get(name), fileExists: name => files.has(name), readFile: () => undefined, writeFile: () => undefined,
    getDefaultLibFileName: () => 'lib.d.ts', getCurrentDirectory: () => '/', getCanonicalFileName: name => name, useCaseSensitiveFileNames: () => true, getNewLine: () => '\n',
  };
  const checker = ts.createProgram(['/src/room/subject.ts'], { strict: true, exactOptionalPropertyTypes: true, types: [] }, host).getTypeChecker();
  const declaration = source.statements.find(statement => (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) && statement.name.text === 'Subject');
  const book = new SchemaBook(checker);
  book.reserve('Subject', checker.getTypeAtLocation(declaration!));
  book.define('Subject');
  return book.schemas;
}

const subject = (text: string): JsonSchema | undefined => schemasOf(text)['Subject'];

describe('the schema of a type', () => {
  it('is the primitive that a brand brands', () => {
    expect(subject('declare const mark: unique symbol; type Id = string & { readonly [mark]: true }; interface Subject { readonly id: Id }'))
      .toEqual({ type: 'object', properties: { id: { type: 'string' } }, required: ['id'] });
  });

  it('requires what is not optional, and says the comments', () => {
    expect(subject('/** A thing. */ interface Subject {\n/** In seats. */\nreadonly size: number; readonly of?: boolean }'))
      .toEqual({ description: 'A thing.', type: 'object', properties: { size: { description: 'In seats.', type: 'number' }, of: { type: 'boolean' } }, required: ['size'] });
  });

  it('gathers literals, with null beside them', () => {
    expect(subject("type Subject = 'open' | null | 'closed'")).toEqual({ anyOf: [{ type: 'null' }, { type: 'string', enum: ['closed', 'open'] }] });
    expect(subject("type Id = string & { readonly mark: true }; type Subject = Id | 'nobody'")).toEqual({ type: 'string' });
  });

  it('names exported types once, and may stand on itself', () => {
    expect(schemasOf("export interface Tree { readonly inside: readonly Tree[] } interface Subject { readonly one: Tree; readonly other?: Tree }")).toEqual({
      Subject: { type: 'object', properties: { one: { $ref: '#/components/schemas/Tree' }, other: { $ref: '#/components/schemas/Tree' } }, required: ['one'] },
      Tree: { type: 'object', properties: { inside: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } }, required: ['inside'] },
    });
  });

  it('keeps the name of a union that is optional', () => {
    expect(schemasOf("export type Choice = { readonly for: string } | { readonly against: string }; interface Subject { readonly choice?: Choice }")['Subject'])
      .toEqual({ type: 'object', properties: { choice: { $ref: '#/components/schemas/Choice' } } });
  });

  it('takes records by their key', () => {
    expect(subject("type Subject = Record<string, number>")).toEqual({ type: 'object', additionalProperties: { type: 'number' } });
    expect(subject("type Subject = Partial<Record<'b' | 'a', number>>")).toEqual({ type: 'object', properties: { a: { type: 'number' }, b: { type: 'number' } } });
  });

  it.each(['bigint', 'Map<string, string>', '() => string', 'symbol'])('refuses %s, which JSON does not carry', held => {
    expect(() => subject(`interface Subject { readonly held: ${held} }`)).toThrow(/Subject\.held: .* does not travel as JSON/u);
  });
});
