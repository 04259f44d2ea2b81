/** The schemas of the interface's answers, read from the types in src/http/answers.ts. */
import { join } from 'node:path';
import ts from 'typescript';
import { SchemaBook, type JsonSchema } from './json-schema.ts';

const ANSWERS = 'src/http/answers.ts';

/** @throws when the sources cannot be read, or an answer holds what JSON does not carry. */
export function viewSchemas(root: string): Readonly<Record<string, JsonSchema>> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([join(root, ANSWERS)], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, ANSWERS));
  const answers = source?.statements.find(statement => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Answers');
  if (answers === undefined) throw new Error(`${ANSWERS} has no interface Answers`);
  const book = new SchemaBook(checker);
  const named = checker.getPropertiesOfType(checker.getTypeAtLocation(answers));
  for (const property of named) book.reserve(property.name, checker.getTypeOfSymbol(property));
  for (const property of named) book.define(property.name);
  return book.schemas;
}
