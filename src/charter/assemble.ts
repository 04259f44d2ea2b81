/** Puts compiled rules together as the law. */
import type { CharterDocument, DocumentArticle } from './document.ts';
import type { Article, ArticleId, ArticleMark, ElectionRule, Law, RecallRule, VersionHash } from './law.ts';
import type { Compiled } from './rule-type.ts';
import { vacancyPowers } from './vacancy-powers.ts';

export type ArticleMarks = ReadonlyMap<ArticleId, ArticleMark>;

type Typed<Type extends Compiled['type']> = Extract<Compiled, { type: Type }>['rule'];

function ofType<Type extends Compiled['type']>(compiled: readonly Compiled[], type: Type): readonly Typed<Type>[] {
  return compiled.filter(one => one.type === type).map(one => one.rule as Typed<Type>);
}

function byId<Id extends string, Rule extends { readonly id: Id }>(rules: readonly Rule[]): ReadonlyMap<Id, Rule> {
  return new Map(rules.map(rule => [rule.id, rule]));
}

/** An article with a rule is ruled; prose outside the numbered articles introduces and is declaratory. */
function markOf(article: DocumentArticle, marks: ArticleMarks, ruled: ReadonlySet<ArticleId>): ArticleMark | undefined {
  return ruled.has(article.id) ? 'ruled' : marks.get(article.id) ?? (article.unnumbered ? 'declaratory' : undefined);
}

function articlesOf(document: CharterDocument, compiled: readonly Compiled[], marks: ArticleMarks): readonly Article[] {
  const ruled = new Set(compiled.flatMap(({ rule }) => [rule.article, ...(rule.alsoIn ?? []), ...('seats' in rule ? rule.seats.map(seat => seat.article) : [])]));
  return document.articles.map(article => {
    const { id, label, title, part, prose, source, at } = article;
    const mark = markOf(article, marks, ruled);
    return { id, label, title, part, prose, source, at, mark: mark ?? 'declaratory', ...(mark ? {} : { unmarked: true }) };
  });
}

/** A recall that does not say whether its ballot is secret is held as the election of the seat was. */
function withBallot(recall: RecallRule, elections: readonly Pick<ElectionRule, 'body' | 'secrecy'>[]): RecallRule {
  const secrecy = recall.secrecy ?? elections.find(election => election.body === recall.body)?.secrecy;
  return secrecy === undefined ? recall : { ...recall, secrecy };
}

export function assemble(document: CharterDocument, compiled: readonly Compiled[], marks: ArticleMarks, version: VersionHash): Law {
  const head = ofType(compiled, 'charter')[0];
  const [bodies, powers] = [ofType(compiled, 'body'), ofType(compiled, 'power')];
  const [elections, unsettled] = [ofType(compiled, 'election of'), ofType(compiled, 'unsettled election')];
  return {
    name: head?.name ?? document.title, language: head?.language ?? 'en', zone: head?.zone ?? 'UTC', version,
    ...(head?.inForce === undefined ? {} : { inForce: head.inForce }),
    articles: articlesOf(document, compiled, marks),
    attributes: byId(ofType(compiled, 'attribute')), unitKinds: byId(ofType(compiled, 'unit kind')),
    electorates: byId(ofType(compiled, 'electorate')), bodies: byId(bodies), matters: byId(ofType(compiled, 'matter')),
    elections, recalls: ofType(compiled, 'recall of').map(recall => withBallot(recall, [...elections, ...unsettled])), meetings: ofType(compiled, 'meetings of'),
    motions: ofType(compiled, 'motions in'), powers: [...powers, ...vacancyPowers(bodies, powers)], actingFor: ofType(compiled, 'acting for'),
    petitions: ofType(compiled, 'petition for'), duties: ofType(compiled, 'duty'), limits: ofType(compiled, 'limit'),
    unsettled,
  };
}
