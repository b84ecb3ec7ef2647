import type { BeneficiaryCard } from '../../beneficiaries/index.js';
import type { ReferralLine } from '../../referrals/index.js';
import type { CaseHistory } from '../case-histories.js';
import { timelineOf } from './timeline.js';

const NOW = new Date('2026-11-24T09:30:00Z');

const person = { noticeGivenOn: null, createdAt: new Date('2025-11-12T09:00:00Z'), shared: false } as BeneficiaryCard;
const nothing: CaseHistory = {
  level: null,
  assessments: [],
  referrals: [],
  sheets: [],
  sessions: [],
  saisineSteps: [],
  messages: [],
  life: { goals: [], recalls: [], mandates: [], shares: [] },
  plans: { appointments: [], registrations: [] },
};

const referral = (settings: Partial<ReferralLine>): ReferralLine =>
  ({
    ...{
      id: 'r1',
      receiverName: 'l’Espace de Toul',
      senderName: 'la Maison de Nancy',
      direction: 'sent',
      outcome: null,
    },
    ...{ createdAt: new Date('2026-11-12T09:00:00Z'), sentAt: null, answeredAt: null, closedAt: null },
    ...{ appointmentOn: null, ...settings },
  }) as ReferralLine;

const lines = (history: Partial<CaseHistory>, who = person): string[] =>
  timelineOf(who, { ...nothing, ...history }, NOW).map(({ when, text }) => `${when}: ${text}`);

const plain = { title: null, healthSpaceSteps: [], mediatorName: 'Camille Aubert' };

it('begins with the file', () => {
  expect(lines({})).toEqual(['12\u00a0novembre 2025: Fiche ouverte']);
  expect(lines({}, { ...person, shared: true })).toEqual([
    '12\u00a0novembre 2025: Fiche ouverte par la structure qui la tient',
  ]);
});

it('tells the hour today only, and puts what has no hour at the end of its day', () => {
  const assessment = { id: 'a1', level: 'beginner', overrideReason: null, authorName: 'Camille Aubert' };
  const session = { id: 's1', durationMinutes: 90, topics: ['sante'], ...plain };
  const history = {
    assessments: [
      { ...assessment, assessedAt: new Date('2026-11-24T08:40:00Z') },
      { ...assessment, assessedAt: new Date('2026-11-23T08:40:00Z') },
    ],
    sessions: [
      { ...session, day: '2026-11-24' },
      { ...session, day: '2026-11-23' },
    ],
  } as unknown as Partial<CaseHistory>;
  expect(lines(history)).toEqual([
    'Aujourd’hui: Séance de 1\u00a0h\u00a030',
    'Aujourd’hui, 9\u00a0h\u00a040: Repère numérique\u00a0: débutant',
    'Hier: Séance de 1\u00a0h\u00a030',
    'Hier: Repère numérique\u00a0: débutant',
    '12\u00a0novembre 2025: Fiche ouverte',
  ]);
});

it.each<[string, Partial<ReferralLine>, string[]]>([
  ['prepared', { status: 'draft' }, ['12\u00a0novembre: Orientation préparée vers l’Espace de Toul']],
  [
    'given up before it was sent',
    { status: 'withdrawn' },
    ['12\u00a0novembre: Orientation préparée vers l’Espace de Toul, retirée depuis'],
  ],
  [
    'accepted, then closed',
    {
      ...{ status: 'closed', sentAt: new Date('2026-11-12T10:00:00Z'), answeredAt: new Date('2026-11-16T10:00:00Z') },
      ...{ closedAt: new Date('2026-11-20T10:00:00Z'), outcome: 'accompanied', appointmentOn: '2026-11-18' },
    },
    [
      '20\u00a0novembre: Orientation terminée par l’Espace de Toul\u00a0: personne venue et accompagnée',
      '16\u00a0novembre: Orientation acceptée par l’Espace de Toul\u00a0: premier rendez-vous le 18\u00a0novembre',
      '12\u00a0novembre: Orientation envoyée vers l’Espace de Toul',
    ],
  ],
  [
    'refused',
    { status: 'refused', sentAt: new Date('2026-11-12T10:00:00Z'), answeredAt: new Date('2026-11-16T10:00:00Z') },
    [
      '16\u00a0novembre: Orientation refusée par l’Espace de Toul',
      '12\u00a0novembre: Orientation envoyée vers l’Espace de Toul',
    ],
  ],
  [
    'received and accepted',
    {
      ...{ status: 'accepted', direction: 'received', sentAt: new Date('2026-11-12T10:00:00Z') },
      answeredAt: new Date('2026-11-16T10:00:00Z'),
    },
    ['16\u00a0novembre: Orientation acceptée', '12\u00a0novembre: Orientation reçue, envoyée par la Maison de Nancy'],
  ],
])('tells a referral %s', (_case, settings, expected) => {
  expect(lines({ referrals: [referral(settings)] })).toEqual([...expected, '12\u00a0novembre 2025: Fiche ouverte']);
});

it('tells what the caisse did with a saisine, instead of its acceptance', () => {
  const sent = referral({
    ...{ id: 'r9', status: 'accepted', sentAt: new Date('2026-11-12T10:00:00Z') },
    answeredAt: new Date('2026-11-16T10:00:00Z'),
  });
  const step = { referralId: 'r9', byName: 'Claire Fontaine', structureName: 'CPAM', workshopOn: null };
  const saisineSteps: CaseHistory['saisineSteps'] = [
    { ...step, step: 'transmitted', at: new Date('2026-11-12T10:00:00Z') },
    { ...step, step: 'called_back', at: new Date('2026-11-16T10:00:00Z') },
    { ...step, step: 'workshop_offered', at: new Date('2026-11-17T10:00:00Z'), workshopOn: '2026-12-03' },
  ];
  expect(lines({ referrals: [sent], saisineSteps })).toEqual([
    '17\u00a0novembre: Saisine\u00a0: atelier proposé pour le 3\u00a0décembre 2026',
    '16\u00a0novembre: Saisine\u00a0: assuré recontacté',
    '12\u00a0novembre: Orientation envoyée vers l’Espace de Toul',
    '12\u00a0novembre 2025: Fiche ouverte',
  ]);
});
