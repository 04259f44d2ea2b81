/**
 * The pure rooms compute the same answer on every machine and on every day, so nothing in them may reach
 * for a clock, chance, the language library or the host.
 */
import type { Rule } from 'eslint';

const FORBIDDEN_GLOBALS = new Set([
  'Date', 'Temporal', 'Intl', 'performance', 'crypto', 'process', 'console', 'fetch', 'globalThis', 'global', 'window', 'self',
  'document', 'navigator', 'Buffer', 'require', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame',
  'eval', 'Function',
]);

/** These methods answer differently by the host's language and zone. */
const LOCALE_METHOD = /^(toLocale\w*|localeCompare)$/;

export const pureRoom: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      global: '`{{name}}` belongs to the host: a pure room takes it as an argument.',
      chance: '`Math.random` cannot be repeated: a pure room takes a seeded Random.',
      locale: '`{{name}}` depends on the host\'s language: a pure room compares code points and formats at the edge.',
    },
  },
  create: context => ({
    'Program:exit'(node) {
      const scope = context.sourceCode.getScope(node);
      const declaredOutside = scope.variables.filter(variable => variable.defs.length === 0).flatMap(variable => variable.references);
      for (const { identifier } of new Set([...scope.through, ...declaredOutside])) {
        if (FORBIDDEN_GLOBALS.has(identifier.name)) context.report({ node: identifier, messageId: 'global', data: { name: identifier.name } });
      }
    },
    MemberExpression({ object, property, computed }) {
      const name = property.type === 'Identifier' && !computed ? property.name : property.type === 'Literal' ? String(property.value) : '';
      if (LOCALE_METHOD.test(name)) context.report({ node: property, messageId: 'locale', data: { name } });
      if (name === 'random' && object.type === 'Identifier' && object.name === 'Math') context.report({ node: property, messageId: 'chance' });
    },
  }),
};
