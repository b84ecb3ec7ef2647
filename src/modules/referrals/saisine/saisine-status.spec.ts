import {
  canFollow,
  isRunning,
  outcomeOf,
  SAISINE_STEPS,
  type SaisineStep,
  statusOf,
  stepAfter,
} from './saisine-status.js';

const allowed: Record<SaisineStep, SaisineStep[]> = {
  draft: ['transmitted', 'withdrawn'],
  transmitted: [
    'acknowledged',
    'called_back',
    'workshop_offered',
    'unreachable',
    'redirected',
    'refused',
    'withdrawn',
    'expired',
  ],
  acknowledged: ['called_back', 'workshop_offered', 'unreachable', 'redirected', 'refused', 'withdrawn', 'expired'],
  called_back: ['workshop_offered', 'unreachable', 'redirected', 'withdrawn', 'closed'],
  workshop_offered: ['workshop_offered', 'workshop_attended', 'unreachable', 'redirected', 'withdrawn', 'closed'],
  workshop_attended: ['redirected', 'withdrawn', 'closed'],
  unreachable: ['called_back', 'workshop_offered', 'redirected', 'withdrawn', 'closed'],
  redirected: ['withdrawn', 'closed'],
  refused: [],
  withdrawn: [],
  expired: [],
  closed: [],
};

const pairs = SAISINE_STEPS.flatMap((from) => SAISINE_STEPS.map((to) => [from, to] as const));

describe('the steps of a saisine', () => {
  it.each(pairs)('from %s to %s', (from, to) => {
    expect(canFollow(from, to)).toBe(allowed[from].includes(to));
  });

  it('never go where the referral could not go', () => {
    const possible: Record<string, string[]> = {
      draft: ['sent', 'withdrawn'],
      sent: ['sent', 'accepted', 'refused', 'withdrawn', 'expired'],
      accepted: ['accepted', 'closed', 'withdrawn'],
    };
    for (const [from, to] of pairs.filter(([one, other]) => canFollow(one, other))) {
      expect(possible[statusOf(from)]).toContain(statusOf(to));
    }
  });

  it('run from the sending to the end', () => {
    expect(SAISINE_STEPS.filter(isRunning)).toEqual([
      'transmitted',
      'acknowledged',
      'called_back',
      'workshop_offered',
      'workshop_attended',
      'unreachable',
      'redirected',
    ]);
  });

  it.each([
    ['draft', 'draft'],
    ['transmitted', 'sent'],
    ['acknowledged', 'sent'],
    ['called_back', 'accepted'],
    ['workshop_offered', 'accepted'],
    ['workshop_attended', 'accepted'],
    ['unreachable', 'accepted'],
    ['redirected', 'accepted'],
    ['refused', 'refused'],
    ['withdrawn', 'withdrawn'],
    ['expired', 'expired'],
    ['closed', 'closed'],
  ] as const)('%s goes with a referral that is %s', (step, status) => {
    expect(statusOf(step)).toBe(status);
  });

  it.each([
    ['workshop_attended', 'accompanied'],
    ['unreachable', 'unreachable'],
    ['redirected', 'redirected'],
    ['called_back', undefined],
    ['workshop_offered', undefined],
  ] as const)('after %s the outcome is %s', (step, outcome) => {
    expect(outcomeOf(step)).toBe(outcome);
  });
});

describe('the step that goes with a referral changed elsewhere', () => {
  const at = new Date('2026-11-24T09:00:00Z');
  const state = (status: 'draft' | 'sent' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'closed') => ({
    status,
    acknowledgedAt: null,
    appointmentOn: null,
  });

  it.each([
    ['sent', 'draft', 'transmitted'],
    ['accepted', 'transmitted', 'called_back'],
    ['accepted', 'workshop_attended', 'workshop_attended'],
    ['refused', 'acknowledged', 'refused'],
    ['expired', 'transmitted', 'expired'],
    ['withdrawn', 'called_back', 'withdrawn'],
    ['closed', 'unreachable', 'closed'],
    ['draft', 'draft', 'draft'],
  ] as const)('%s after %s is %s', (status, step, expected) => {
    expect(stepAfter(step, state(status))).toBe(expected);
  });

  it('tells a receipt from an answer, and a day from none', () => {
    expect(stepAfter('transmitted', { ...state('sent'), acknowledgedAt: at })).toBe('acknowledged');
    expect(stepAfter('acknowledged', { ...state('sent'), acknowledgedAt: at })).toBe('acknowledged');
    expect(stepAfter('acknowledged', { ...state('accepted'), acknowledgedAt: at, appointmentOn: '2026-12-01' })).toBe(
      'workshop_offered',
    );
  });
});
