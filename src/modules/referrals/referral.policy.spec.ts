import type { StructureActor } from '../../platform/access/actor.js';
import { canAnswer, canClose, canPrepare, canWithdraw, personViewOf, sideOf, type Parties } from './referral.policy.js';

const actor = (structureId: string): StructureActor => ({
  userId: 'u',
  firstName: 'Camille',
  lastName: 'Essai',
  membershipId: 'm',
  role: 'mediator',
  structureId,
  workplaceName: 'Structure',
  scope: null,
});

const sender = actor('sender');
const receiver = actor('receiver');
const foreign = actor('foreign');

const sent: Parties = {
  path: 'reinforced_support',
  senderId: 'someone',
  receiverUserId: null,
  receiverRole: null,
  workshopId: null,
  senderStructureId: 'sender',
  receiverStructureId: 'receiver',
  status: 'sent',
  sentAt: new Date('2026-11-20T09:00:00Z'),
};
const draft: Parties = { ...sent, status: 'draft', sentAt: null };

describe('who a referral is for', () => {
  it('is the sender, the receiver once it is sent, and nobody else', () => {
    expect([sender, receiver, foreign].map((who) => sideOf(who, sent))).toEqual(['sender', 'receiver', undefined]);
    expect([sender, receiver, foreign].map((who) => sideOf(who, draft))).toEqual(['sender', undefined, undefined]);
  });

  it('never becomes the receiver’s when it was given up as a draft', () => {
    expect(sideOf(receiver, { ...draft, status: 'withdrawn' })).toBeUndefined();
  });
});

describe('who acts', () => {
  it('prepares and withdraws: the sender', () => {
    expect([sender, receiver, foreign].map((who) => canPrepare(who, sent))).toEqual([true, false, false]);
    expect([sender, receiver, foreign].map((who) => canWithdraw(who, sent))).toEqual([true, false, false]);
  });

  it('answers: the receiver alone, or the sender too when nobody there can', () => {
    expect([sender, receiver, foreign].map((who) => canAnswer(who, sent, true))).toEqual([false, true, false]);
    expect([sender, receiver, foreign].map((who) => canAnswer(who, sent, false))).toEqual([true, true, false]);
  });

  it('closes: either side', () => {
    expect([sender, receiver, foreign].map((who) => canClose(who, sent))).toEqual([true, true, false]);
  });
});

describe('what is read of the person', () => {
  it('is all for the sender, whatever the state', () => {
    const states = ['draft', 'sent', 'accepted', 'refused', 'withdrawn', 'expired', 'closed'] as const;
    expect(states.map((status) => personViewOf('sender', { path: 'workshop', status }))).toEqual([
      'full',
      'full',
      'full',
      'full',
      'full',
      'full',
      'full',
    ]);
  });

  it('is for the receiver a glimpse, then all, then a glimpse or nothing', () => {
    expect(personViewOf('receiver', { path: 'workshop', status: 'sent' })).toBe('glimpse');
    expect(personViewOf('receiver', { path: 'workshop', status: 'accepted' })).toBe('full');
    expect(personViewOf('receiver', { path: 'workshop', status: 'closed' })).toBe('glimpse');
    expect(personViewOf('receiver', { path: 'workshop', status: 'refused' })).toBe('nothing');
    expect(personViewOf('receiver', { path: 'workshop', status: 'withdrawn' })).toBe('nothing');
    expect(personViewOf('receiver', { path: 'workshop', status: 'expired' })).toBe('nothing');
  });
});

describe('a referral between two desks of one structure', () => {
  const colleague = (userId: string, role: StructureActor['role'] = 'counter') => ({ ...sender, userId, role });
  const toKarim: Parties = {
    ...sent,
    path: 'internal',
    receiverStructureId: 'sender',
    senderId: 'camille',
    receiverUserId: 'karim',
  };
  const toMediation: Parties = { ...toKarim, receiverUserId: null, receiverRole: 'mediator' };

  it('is received by the colleague, sent by everybody else, and nobody’s elsewhere', () => {
    const sides = [colleague('camille'), colleague('karim'), colleague('louise'), foreign];
    expect(sides.map((who) => sideOf(who, toKarim))).toEqual(['sender', 'receiver', 'sender', undefined]);
  });

  it('is received by whoever holds the desk, but for the one who sends', () => {
    const sides = [colleague('camille', 'mediator'), colleague('karim', 'mediator'), colleague('louise', 'counter')];
    expect(sides.map((who) => sideOf(who, toMediation))).toEqual(['sender', 'receiver', 'sender']);
  });

  it('is answered by its desk, and hides nothing of a person whom both know', () => {
    expect(canAnswer(colleague('karim'), toKarim, true)).toBe(true);
    expect(canAnswer(colleague('louise'), toKarim, true)).toBe(false);
    expect(personViewOf('receiver', toKarim)).toBe('full');
  });
});
