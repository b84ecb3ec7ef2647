import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Failure } from './failure-codes.js';
import { Message } from './message.entity.js';

const AT = new Date('2026-11-24T09:30:00Z');
const held = (attempts = 1): Message =>
  Object.assign(new Message(), { status: 'sending', attempts, dueAt: AT, claimedUntil: AT, failureCode: null });
const later: Failure = { code: 'try_later', permanent: false, ofTheServer: false, reply: null };

describe('a message', () => {
  it.each([
    [1, '2026-11-24T09:31:00Z'],
    [2, '2026-11-24T09:35:00Z'],
    [3, '2026-11-24T10:00:00Z'],
    [4, '2026-11-24T11:30:00Z'],
    [5, '2026-11-24T15:30:00Z'],
  ])('that did not leave at try %i is due at %s', (attempts, due) => {
    const message = held(attempts);
    message.noteFailure(AT, later);
    expect(message).toMatchObject({
      status: 'queued',
      dueAt: new Date(due),
      claimedUntil: null,
      failureCode: 'try_later',
    });
  });

  it('fails at the sixth try, or at once when there is no hope', () => {
    const last = held(6);
    last.noteFailure(AT, later);
    expect(last).toMatchObject({ status: 'failed', dueAt: null, endedAt: AT });
    const hopeless = held();
    hopeless.noteFailure(AT, { ...later, permanent: true, reply: `550  no\r\nsuch ${'x'.repeat(300)}` });
    expect(hopeless.status).toBe('failed');
    expect(hopeless.failureReply).toMatch(/^550 no such x+$/);
    expect(hopeless.failureReply).toHaveLength(200);
  });

  it('that failed starts anew when somebody asks', () => {
    const message = held(6);
    message.noteFailure(AT, later);
    message.retry(AT);
    expect(message).toMatchObject({ status: 'queued', attempts: 0, dueAt: AT, endedAt: null });
  });

  it('refuses what its state does not allow', () => {
    const message = held();
    message.markSent(AT);
    expect(() => message.retry(AT)).toThrow(ConflictError);
    expect(() => message.noteCalled(AT, 'u')).toThrow(ConflictError);
    expect(() => message.cancel(AT)).toThrow(ConflictError);
    message.noteReturned(AT, 'u');
    expect(message).toMatchObject({ status: 'bounced', sentAt: AT, endedAt: AT, handledBy: 'u' });
  });
});
