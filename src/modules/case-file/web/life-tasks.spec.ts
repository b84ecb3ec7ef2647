import type { CaseLife, MandateLine, RecallLine } from '../../beneficiaries/index.js';
import { lifeTasks } from './life-tasks.js';

const TODAY = '2026-11-24';
const ID = '0190a0a0-0000-7000-8000-000000000001';

const life = (some: Partial<CaseLife>): CaseLife => ({ goals: [], recalls: [], mandates: [], shares: [], ...some });
const recall = (some: Partial<RecallLine>): RecallLine => ({
  ...{ id: 'c1', dueOn: TODAY, reason: 'news', words: null, status: 'open', endedAt: null, byName: null },
  ...some,
});
const mandate = (some: Partial<MandateLine>): MandateLine => ({
  ...{ id: 'm1', kind: 'written', signedOn: '2026-01-05', endsOn: null, stoppedOn: null },
  ...some,
});
const texts = (some: Partial<CaseLife>, may = true): string[] =>
  lifeTasks(ID, life(some), may, TODAY).map(({ text }) => text);

it.each([
  ['2026-11-24', 'À recontacter aujourd’hui\u00a0: Prendre des nouvelles'],
  ['2026-11-20', 'À recontacter depuis le 20\u00a0novembre\u00a0: Prendre des nouvelles'],
  ['2027-01-01', 'À recontacter le 1er\u00a0janvier 2027\u00a0: Prendre des nouvelles'],
])('tells whom to call back on %s', (dueOn, text) => {
  expect(texts({ recalls: [recall({ dueOn })] })).toEqual([text]);
});

it('leads to the act, and to another day', () => {
  expect(lifeTasks(ID, life({ recalls: [recall({ words: 'carte Vitale' })] }), true, TODAY)).toEqual([
    {
      text: 'À recontacter aujourd’hui\u00a0: Prendre des nouvelles · carte Vitale',
      link: { href: `/beneficiaires/${ID}/a-recontacter`, text: 'Reporter' },
      button: { action: `/beneficiaires/${ID}/a-recontacter/fait`, text: 'C’est fait' },
    },
  ]);
});

it('does not show a call that was made, nor one to somebody who may not make it', () => {
  expect(texts({ recalls: [recall({ status: 'done', endedAt: new Date('2026-11-20T09:00:00Z') })] })).toEqual([]);
  expect(texts({ recalls: [recall({})] }, false)).toEqual([]);
});

it.each([
  ['2026-12-24', ['Mandat écrit\u00a0: dernier jour le 24\u00a0décembre.']],
  ['2026-11-24', ['Mandat écrit\u00a0: dernier jour aujourd’hui.']],
  ['2026-12-25', []],
  ['2026-11-23', []],
])('warns of a mandate whose last day is %s', (endsOn, expected) => {
  expect(texts({ mandates: [mandate({ endsOn })] })).toEqual(expected);
});
