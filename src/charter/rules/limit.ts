import type { BodyKindId } from '../law.ts';
import { body, number } from '../forms.ts';
import { choiceForm, key, listForm } from '../form.ts';
import { defineRule, one, present, problemAt } from '../rule-type.ts';

export const LIMIT = defineRule({
  name: 'limit',
  doc: 'A limit on holding seats: seats that exclude each other, or a number of terms.',
  subject: choiceForm({ incompatible: 'incompatible', terms: 'terms' }),
  keys: {
    of: key(body, 'The body whose seats are limited.', { required: true }),
    with: key(listForm(body), 'Bodies whose seats exclude it.', { neutral: 'for terms: none' }),
    terms: key(number, 'Most terms in a row.', { neutral: 'for incompatible: none' }),
  },
  example: 'limit: incompatible\nof: control commission\nwith: executive, congress',
  build: (kind, values, ruled, block) => {
    const needed = kind === 'terms' ? 'terms' : 'with';
    if (values[needed] === undefined) return { rules: [], problems: [problemAt(block, 'problem-missing-key', { key: needed })] };
    return one({ type: 'limit', rule: { ...ruled, kind, body: values.of as BodyKindId, with: values.with ?? [], ...present({ terms: values.terms }) } });
  },
});
