import { ConflictError } from '../../platform/errors/domain-error.js';
import { Referral } from './referral.entity.js';
import { REFERRAL_STATUSES, type ReferralStatus } from './referral-status.js';

const act = { at: new Date('2026-11-24T09:30:00Z'), byUserId: 'karim', byLinkId: null };

const referral = (status: ReferralStatus, some: Partial<Referral> = {}): Referral =>
  Object.assign(new Referral(), { status, agreementOn: '2026-11-24', agreementHow: 'oral', ...some });

const acts: Record<string, { from: ReferralStatus; to: ReferralStatus; run: (one: Referral) => void }> = {
  send: { from: 'draft', to: 'sent', run: (one) => one.send(act) },
  accept: { from: 'sent', to: 'accepted', run: (one) => one.accept(act, '2026-12-01', 'Venez avec votre téléphone.') },
  refuse: { from: 'sent', to: 'refused', run: (one) => one.refuse(act, ['session_full'], 'Complet.') },
  expire: { from: 'sent', to: 'expired', run: (one) => one.expire(act) },
  close: { from: 'accepted', to: 'closed', run: (one) => one.close(act, 'accompanied', null, 'intermediate') },
};

describe('a referral', () => {
  it.each(Object.entries(acts))('%s: from one state alone', (_name, { from, to, run }) => {
    const one = referral(from);
    run(one);
    expect(one.status).toBe(to);
    for (const status of REFERRAL_STATUSES.filter((other) => other !== from)) {
      const other = referral(status);
      expect(() => run(other)).toThrow(ConflictError);
      expect(other.status).toBe(status);
    }
  });

  it('is withdrawn by the sender as a draft or before an answer, never after', () => {
    for (const status of REFERRAL_STATUSES) {
      const one = referral(status);
      if (status === 'draft' || status === 'sent') {
        one.withdraw(act, 'by_sender', 'Elle a changé d’avis.');
        expect(one).toMatchObject({
          status: 'withdrawn',
          withdrawnAt: act.at,
          withdrawalKind: 'by_sender',
          withdrawalReason: 'Elle a changé d’avis.',
        });
      } else expect(() => one.withdraw(act, 'by_sender', 'Trop tard.')).toThrow(ConflictError);
    }
  });

  it('ends with the person’s agreement, even once accepted, never once it is over', () => {
    for (const status of REFERRAL_STATUSES) {
      const one = referral(status);
      if (status === 'draft' || status === 'sent' || status === 'accepted') {
        one.withdraw(act, 'agreement_withdrawn', 'Elle ne veut plus.');
        expect(one).toMatchObject({ status: 'withdrawn', withdrawalKind: 'agreement_withdrawn' });
      } else expect(() => one.withdraw(act, 'agreement_withdrawn', 'Trop tard.')).toThrow(ConflictError);
    }
  });

  it('leaves for a colleague’s desk without an agreement: nothing is transmitted outside', () => {
    const one = referral('draft', { path: 'internal', agreementOn: null, agreementHow: null });
    one.send(act);
    expect(one.status).toBe('sent');
  });

  it('is opened and acknowledged once, and answered by a link as by someone', () => {
    const link = { at: act.at, byUserId: null, byLinkId: 'link' };
    const one = referral('sent', { sentAt: act.at, openedAt: null, acknowledgedAt: null });
    expect([one.open(link), one.open(link)]).toEqual([true, false]);
    expect([one.acknowledge(link), one.acknowledge(link)]).toEqual([true, false]);
    one.accept(link, null, null);
    expect(one).toMatchObject({ answeredBy: null, answeredByLink: 'link' });
    expect(() => one.acknowledge(link)).toThrow(ConflictError);
    one.close(link, 'accompanied', null, 'intermediate');
    expect(one).toMatchObject({ closedBy: null, closedByLink: 'link' });
  });

  it.each([{ agreementOn: null, agreementHow: null }, { agreementOn: null }, { agreementHow: null }])(
    'does not leave without the person’s agreement: %j',
    (missing) => {
      const one = referral('draft', missing);
      expect(() => one.send(act)).toThrow('Notez d’abord l’accord de la personne');
      expect(one).toMatchObject({ status: 'draft' });
      expect(one.sentAt).toBeUndefined();
    },
  );

  it('keeps who answered, when and what', () => {
    const accepted = referral('sent');
    accepted.accept(act, '2026-12-01', 'Venez avec votre téléphone.');
    expect(accepted).toMatchObject({ answeredAt: act.at, answeredBy: 'karim', appointmentOn: '2026-12-01' });
    const refused = referral('sent');
    refused.refuse(act, ['not_mobile', 'session_full'], 'Pas de bus.');
    expect(refused).toMatchObject({ answeredBy: 'karim', refusalWords: 'Pas de bus.' });
    expect(refused.refusalReasons).toEqual(['not_mobile', 'session_full']);
  });

  it('changes as a draft only', () => {
    const contents = {
      path: 'workshop',
      receiverStructureId: 's',
      receiverPlaceId: null,
      receiverUserId: null,
      receiverRole: null,
      workshopId: null,
      receiverName: 'Ailleurs',
      assessmentId: null,
      level: 'beginner',
      needs: [],
      motive: null,
      message: null,
      agreementOn: null,
      agreementHow: null,
    } as const;
    const one = referral('draft');
    one.edit({ ...contents, needs: [] });
    expect(one.receiverName).toBe('Ailleurs');
    expect(() => referral('sent').edit({ ...contents, needs: [] })).toThrow(ConflictError);
  });

  it('says in French what happened meanwhile', () => {
    expect(() => referral('withdrawn').accept(act, null, null)).toThrow('Cette orientation vient d’être retirée.');
    expect(() => referral('refused').accept(act, null, null)).toThrow('Cette orientation vient d’être refusée.');
  });
});
