/**
 * A refusal that nobody reads is an act that silently did not happen. A call that returns a `Result` must be
 * used; whoever means to drop it writes `void`. Results are recognised by shape, because the alias is
 * lost when a function returns `ok(…)` or `err(…)` directly.
 */
import type { Rule } from 'eslint';
import type { Node, Program, Type, TypeChecker } from 'typescript';

/** What the parser of typescript-eslint leaves behind when it has types. */
interface TypedServices {
  readonly program: Program;
  readonly esTreeNodeToTSNodeMap: { get(node: unknown): Node };
}

export const noDroppedResult: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { dropped: 'This Result is dropped, and a refusal with it: use it, or write `void` to drop it on purpose.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices as unknown as TypedServices;
    const checker = services.program.getTypeChecker();
    return {
      ExpressionStatement({ expression }) {
        if (expression.type === 'AssignmentExpression' || expression.type === 'Literal') return;
        const type = checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(expression));
        const parts = type.isUnion() ? type.types : [type];
        if (parts.some(part => isResult(part, checker))) context.report({ node: expression, messageId: 'dropped' });
      },
    };
  },
};

/** `{ ok: true, value }` or `{ ok: false, error }`: a literal `ok` beside what it decides about. */
function isResult(type: Type, checker: TypeChecker): boolean {
  const discriminant = type.getProperty('ok');
  if (discriminant === undefined) return false;
  switch (checker.typeToString(checker.getTypeOfSymbol(discriminant))) {
    case 'true': return type.getProperty('value') !== undefined;
    case 'false': return type.getProperty('error') !== undefined;
    default: return false;
  }
}
