import { describe, expect, it } from 'vitest';
import { filled, paragraphsOf, unanswered } from './content.ts';

describe('the content of an act', () => {
  it('is the template of the server with the answers in their places', () => {
    expect(filled({ body: 'council', effect: { kind: 'expel-member' } }, { 'effect.person': 'anna', title: { text: 'A' }, place: '' }))
      .toEqual({ body: 'council', effect: { kind: 'expel-member', person: 'anna' }, title: { text: 'A' } });
  });

  it('misses texts and numbers that were not answered, and presumes what the template holds', () => {
    expect(unanswered([{ path: 'person', type: 'person' }, { path: 'title', type: 'text' }, { path: 'place', type: 'text' }, { path: 'changes', type: 'changes' }, { path: 'for', type: 'number' }], { changes: [], for: 0 })).toEqual(['title', 'changes']);
  });

  it('never falls back to the template for what was begun and is not whole', () => {
    expect(unanswered([{ path: 'effect', type: 'effect' }], {})).toEqual([]);
    expect(unanswered([{ path: 'effect', type: 'effect' }], { effect: null })).toEqual(['effect']);
  });

  it('has a paragraph for each block of lines, numbered in order', () => {
    expect(paragraphsOf(' One\nstill one\n\n \n Two \n')).toEqual([{ id: 'p1', text: { text: 'One\nstill one' } }, { id: 'p2', text: { text: 'Two' } }]);
  });
});
