import type { CurrentLevel } from '../../assessments/index.js';
import type { BeneficiaryCard } from '../../beneficiaries/index.js';
import type { ReferralLine } from '../../referrals/index.js';
import type { CaseHistory } from '../case-histories.js';
import { tasksOf } from './tasks.js';

const TODAY = '2026-11-24';
const ID = '0190a0a0-0000-7000-8000-000000000001';

const person = { id: ID, noticeGivenOn: '2026-11-12' } as BeneficiaryCard;
const level = { level: 'beginner', toConfirm: false, provisional: false, assessedOn: '2026-11-12' } as CurrentLevel;
const nothing: CaseHistory = {
  ...{ level, assessments: [], referrals: [], sheets: [], sessions: [], saisineSteps: [], messages: [] },
  life: { goals: [], recalls: [], mandates: [], shares: [] },
  plans: { appointments: [], registrations: [] },
};
const everything = { mayCorrect: true, mayRefer: true };

const referral = (settings: Partial<ReferralLine>): ReferralLine =>
  ({
    ...{
      id: 'r1',
      beneficiaryId: ID,
      receiverName: 'Espace de Toul',
      senderName: 'Maison de Nancy',
      direction: 'sent',
    },
    ...{ createdAt: new Date('2026-11-12T09:00:00Z'), sentAt: null, appointmentOn: null },
    ...settings,
  }) as ReferralLine;

const texts = (history: Partial<CaseHistory>, powers = everything, who: BeneficiaryCard = person): string[] =>
  tasksOf(who, { ...nothing, ...history }, powers, TODAY).map(({ text }) => text);

it('is empty when all is done', () => {
  expect(texts({})).toEqual([]);
});

it.each<[string, Partial<CurrentLevel> | null, string]>([
  ['none', null, 'Son niveau n’est pas encore connu.'],
  ['not assessed', { level: 'notAssessed' }, 'Son niveau n’est pas encore connu.'],
  ['provisional', { provisional: true }, 'Son niveau est provisoire.'],
  [
    'reported by a receiver',
    { form: 'reported', provisional: true, toConfirm: true },
    'Son niveau a été signalé par une autre structure\u00a0: voyez-le avec la personne.',
  ],
  ['to confirm', { toConfirm: true }, 'Son niveau est à confirmer.'],
  ['six months old', { assessedOn: '2026-05-24' }, 'Le dernier repère numérique date du 24\u00a0mai.'],
])('asks for the level when it is %s', (_case, current, text) => {
  expect(texts({ level: current && { ...level, ...current } })).toEqual([text]);
});

it('does not ask again before six months', () => {
  expect(texts({ level: { ...level, assessedOn: '2026-05-25' } })).toEqual([]);
});

it('offers to note the notice, to those who may', () => {
  const uninformed = { ...person, noticeGivenOn: null };
  expect(tasksOf(uninformed, nothing, everything, TODAY)).toEqual([
    {
      text: 'La notice d’information n’a pas encore été remise.',
      link: null,
      button: { action: `/beneficiaires/${ID}/notice`, text: 'Notice remise aujourd’hui' },
    },
  ]);
  expect(texts({}, { mayCorrect: false, mayRefer: false }, uninformed)).toEqual([]);
});

it.each<[string, Partial<ReferralLine>, string[]]>([
  ['a draft', { status: 'draft' }, ['L’orientation vers Espace de Toul n’est pas encore envoyée.']],
  ['sent lately', { status: 'sent', sentAt: new Date('2026-11-12T09:00:00Z') }, []],
  [
    'sent long ago',
    { status: 'sent', sentAt: new Date('2026-11-10T09:00:00Z') },
    ['Espace de Toul n’a pas répondu depuis le 10\u00a0novembre.'],
  ],
  [
    'accepted',
    { status: 'accepted', appointmentOn: '2026-11-25' },
    ['Espace de Toul accueille la personne. Premier rendez-vous\u00a0: demain.'],
  ],
  ['refused', { status: 'refused' }, ['Espace de Toul ne peut pas accueillir la personne.']],
  ['closed', { status: 'closed' }, []],
  ['withdrawn', { status: 'withdrawn' }, []],
  [
    'received and accepted',
    { status: 'accepted', direction: 'received' },
    ['Maison de Nancy vous a orienté cette personne\u00a0: accompagnement en cours.'],
  ],
  ['received and waiting: answered on its own page', { status: 'sent', direction: 'received' }, []],
])('of a referral %s', (_case, settings, expected) => {
  expect(texts({ referrals: [referral(settings)] })).toEqual(expected);
});

it('forgets a refusal once another referral was prepared', () => {
  const refused = referral({ status: 'refused' });
  const next = referral({ id: 'r2', status: 'closed', createdAt: new Date('2026-11-20T09:00:00Z') });
  expect(texts({ referrals: [next, refused] })).toEqual([]);
});
