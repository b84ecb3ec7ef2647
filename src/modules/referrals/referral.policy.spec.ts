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
    const states = ['draft', 'sent', 'accepted', 'refused', 'withdrawn', 'closed'] as const;
    expect(states.map((status) => personViewOf('sender', status))).toEqual([
      'full',
      'full',
      'full',
      'full',
      'full',
      'full',
    ]);
  });

  it('is for the receiver a glimpse, then all, then a glimpse or nothing', () => {
    expect(personViewOf('receiver', 'sent')).toBe('glimpse');
    expect(personViewOf('receiver', 'accepted')).toBe('full');
    expect(personViewOf('receiver', 'closed')).toBe('glimpse');
    expect(personViewOf('receiver', 'refused')).toBe('nothing');
    expect(personViewOf('receiver', 'withdrawn')).toBe('nothing');
  });
});
