import type { AttributeId } from '../law.ts';
import { anyText, newName } from '../forms.ts';
import { choiceForm, key, listForm } from '../form.ts';
import { defineRule, one, present, problemAt } from '../rule-type.ts';

export const ATTRIBUTE = defineRule({
  name: 'attribute',
  doc: 'Something known of each member. Built in: status, joined, and age from the attribute "born".',
  subject: newName,
  keys: {
    type: key(choiceForm({ text: 'text', choice: 'choice', number: 'number', day: 'day' }), 'Kind of value.', { required: true }),
    choices: key(listForm(anyText), 'The values a choice may take.', { neutral: 'none' }),
    concerns: key(choiceForm({ nation: 'nation', sex: 'sex', belief: 'belief' }), 'Marks an attribute on which a franchise raises a legal question.', { neutral: 'nothing of the kind' }),
  },
  example: 'attribute: dues paid until\ntype: day',
  build: (name, values, ruled, block) => {
    const type = values.type ?? 'text';
    if (type === 'choice' && !values.choices) return { rules: [], problems: [problemAt(block, 'problem-missing-key', { key: 'choices' })] };
    return one({ type: 'attribute', rule: { ...ruled, id: name as AttributeId, type, choices: values.choices ?? [], ...present({ sensitive: values.concerns }) } });
  },
});
