/**
 * JSON Schemas of TypeScript types, as their values travel: brands are the primitives they brand, and what
 * JSON does not carry (a bigint, a Map, a function) is refused.
 *
 * @see JSON Schema 2020-12, the dialect of OpenAPI 3.1
 */
import ts from 'typescript';

export type JsonSchema = Readonly<Record<string, unknown>>;

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;
const NOT_JSON: ReadonlySet<string> = new Set(['Map', 'ReadonlyMap', 'Set', 'ReadonlySet', 'Date', 'Promise', 'Uint8Array', 'Buffer']);

/** Schemas by the name of their type; types that are exported from `src/` get a schema of their own where they are met. */
export class SchemaBook {
  readonly #checker: ts.TypeChecker;
  readonly #names = new Map<string, ts.Type>();
  readonly #schemas = new Map<string, JsonSchema>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** Sorted by name, so that a change of one type changes one place of the file. */
  get schemas(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Gives the type a name before others may take it. */
  reserve(name: string, type: ts.Type): void {
    this.#names.set(name, type);
  }

  /** Writes the schema of a reserved type, and of all that it stands on. */
  define(name: string): void {
    const type = this.#names.get(name);
    if (type === undefined) throw new Error(`${name} is not reserved`);
    if (this.#schemas.has(name)) return;
    this.#schemas.set(name, {});
    const text = docOf(type.aliasSymbol ?? type.symbol, this.#checker);
    this.#schemas.set(name, { ...(text === '' ? {} : { description: text }), ...this.#inFull(type, name) });
  }

  #schemaOf(type: ts.Type, where: string): JsonSchema {
    if (type.aliasSymbol?.name === 'Json') return { description: 'Any JSON value.' };
    const name = this.#nameOf(type);
    if (name === undefined) return this.#inFull(type, where);
    this.define(name);
    return { $ref: `#/components/schemas/${name}` };
  }

  #nameOf(type: ts.Type): string | undefined {
    for (const [name, known] of this.#names) if (known === type) return name;
    const symbol = namingSymbol(type);
    if (symbol === undefined || !hasObjects(type)) return undefined;
    const taken = this.#names.get(symbol.name);
    if (taken !== undefined && taken !== type) throw new Error(`two types of answers are called ${symbol.name}`);
    this.#names.set(symbol.name, type);
    return symbol.name;
  }

  #inFull(type: ts.Type, where: string): JsonSchema {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [(type as ts.StringLiteralType).value] };
    if (flags & ts.TypeFlags.NumberLiteral) return { type: 'number', enum: [(type as ts.NumberLiteralType).value] };
    if (flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean', enum: [this.#checker.typeToString(type) === 'true'] };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type, where);
    if (type.isIntersection()) {
      const branded = type.types.find(each => each.flags & PRIMITIVE);
      if (branded) return this.#inFull(branded, where);
    }
    if (flags & ts.TypeFlags.NonPrimitive) return { type: 'object', additionalProperties: true };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type, where);
    throw new Error(`${where}: ${this.#checker.typeToString(type)} does not travel as JSON`);
  }

  /** Members in the order of their text, because the compiler's order changes with unrelated files. */
  #union(type: ts.UnionType, where: string): JsonSchema {
    const parts = type.types.filter(each => !(each.flags & ts.TypeFlags.Undefined)).map(each => this.#schemaOf(each, where));
    const merged = ['string', 'number', 'boolean'].map(kind => literals(kind, parts)).filter(schema => schema !== undefined);
    const others = parts.filter(part => !['string', 'number', 'boolean'].includes(part['type'] as string));
    const all = unique([...merged, ...others]);
    const [first] = all;
    if (all.length === 1 && first !== undefined) return first;
    return { anyOf: all };
  }

  #object(type: ts.Type, where: string): JsonSchema {
    const checker = this.#checker;
    if (NOT_JSON.has(type.symbol?.name ?? '') || type.getCallSignatures().length > 0) throw new Error(`${where}: ${checker.typeToString(type)} does not travel as JSON`);
    if (checker.isTupleType(type)) return { type: 'array', prefixItems: checker.getTypeArguments(type as ts.TypeReference).map(each => this.#schemaOf(each, where)), items: false };
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: item === undefined ? {} : this.#schemaOf(item, `${where}[]`) };
    }
    const properties = inOrder(checker.getPropertiesOfType(type));
    const required = properties.filter(property => !isOptional(property, checker)).map(property => property.name);
    const [index] = checker.getIndexInfosOfType(type);
    return {
      type: 'object',
      ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties.map(property => [property.name, this.#property(property, `${where}.${property.name}`)])) }),
      ...(required.length === 0 ? {} : { required }),
      ...(index === undefined ? {} : { additionalProperties: this.#schemaOf(index.type, `${where}[…]`) }),
    };
  }

  #property(property: ts.Symbol, where: string): JsonSchema {
    const text = docOf(property, this.#checker);
    return { ...(text === '' ? {} : { description: text }), ...this.#schemaOf(this.#typeOf(property), where) };
  }

  /** As it was declared where that is the same, because an optional type has lost its name. */
  #typeOf(property: ts.Symbol): ts.Type {
    const checker = this.#checker;
    const type = checker.getTypeOfSymbol(property);
    const declaration = property.valueDeclaration;
    if (declaration === undefined || !ts.isPropertySignature(declaration) || declaration.type === undefined) return type;
    const declared = checker.getTypeFromTypeNode(declaration.type);
    const isSame = declared.aliasSymbol !== undefined && checker.isTypeAssignableTo(declared, type) && checker.isTypeAssignableTo(checker.getNonNullableType(type), declared);
    return isSame ? declared : type;
  }
}

/** One schema of all literals of a kind, or of the kind itself where it stands beside them. */
function literals(kind: string, parts: readonly JsonSchema[]): JsonSchema | undefined {
  const own = parts.filter(part => part['type'] === kind);
  if (own.length === 0) return undefined;
  const values = own.flatMap(part => (part['enum'] as readonly (string | number | boolean)[] | undefined) ?? []);
  const isOpen = own.some(part => part['enum'] === undefined) || (kind === 'boolean' && values.length === 2);
  return isOpen ? { type: kind } : { type: kind, enum: values.toSorted() };
}

/** As declared; those that stem from a union of names by name, because the compiler's order changes with unrelated files. */
function inOrder(properties: readonly ts.Symbol[]): readonly ts.Symbol[] {
  return properties.every(property => property.declarations === undefined) ? properties.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : properties;
}

function unique(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  const byText = new Map(schemas.map(schema => [JSON.stringify(schema), schema]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
}

/** The exported name of the type in our own sources; types with parameters have none that is theirs alone. */
function namingSymbol(type: ts.Type): ts.Symbol | undefined {
  const isPlainInterface = (type.symbol?.flags ?? 0) & ts.SymbolFlags.Interface && ((type as ts.TypeReference).typeArguments ?? []).length === 0;
  const symbol = type.aliasSymbol ?? (isPlainInterface ? type.symbol : undefined);
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined || (type.aliasTypeArguments ?? []).length > 0) return undefined;
  const isExported = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
  return isExported && isOurSource(declaration.getSourceFile()) ? symbol : undefined;
}

function isOurSource({ fileName }: ts.SourceFile): boolean {
  return !fileName.includes('/node_modules/');
}

function hasObjects(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(hasObjects);
  if (type.isIntersection()) return type.types.every(hasObjects);
  return (type.flags & ts.TypeFlags.Object) !== 0;
}

function isOptional(property: ts.Symbol, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeOfSymbol(property);
  return (property.flags & ts.SymbolFlags.Optional) !== 0 || (type.isUnion() && type.types.some(each => each.flags & ts.TypeFlags.Undefined));
}

function docOf(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string {
  const isOurs = symbol?.declarations?.some(declaration => isOurSource(declaration.getSourceFile())) ?? false;
  return symbol === undefined || !isOurs ? '' : ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/gu, ' ').trim();
}
