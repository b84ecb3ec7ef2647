import { type Recipient, wayTo } from './message-channel.js';

const both = { email: true, sms: true };
const none = { email: false, sms: false };
const someone = (of: Partial<Recipient>): Recipient => ({ name: 'A', kind: 'person', email: null, phone: null, ...of });
const mobile = { phone: '+33612345678' };
const mail = { email: 'a@exemple.fr' };

describe('the way to someone', () => {
  it.each<[string, Partial<Recipient>, object, string]>([
    ['a mail when there is an address', { ...mail, ...mobile }, both, 'email a@exemple.fr queued'],
    ['a text message as they prefer', { ...mail, ...mobile, prefers: 'sms' }, both, 'sms +33612345678 queued'],
    ['a call as they prefer', { ...mail, ...mobile, prefers: 'call' }, both, 'call +33612345678 to_call'],
    ['a text message without an address', mobile, both, 'sms +33612345678 queued'],
    ['a text message overseas', { phone: '+262692123456' }, both, 'sms +262692123456 queued'],
    ['a call to a land line', { phone: '+33383000102' }, both, 'call +33383000102 to_call'],
    ['a call when no text message can be sent', mobile, none, 'call +33612345678 to_call'],
    ['a mail when the preferred way is not possible', { ...mail, prefers: 'sms' }, both, 'email a@exemple.fr queued'],
    [
      'a mail when they prefer a call and have no phone',
      { ...mail, prefers: 'call' },
      both,
      'email a@exemple.fr queued',
    ],
    ['a mail to copy without a server', mail, none, 'email a@exemple.fr kept'],
    ['by word of mouth when nothing is known', {}, both, 'call null to_call'],
  ])('is %s', (_, to, means, way) => {
    const { channel, address, status } = wayTo(someone(to), means as typeof both);
    expect(`${channel} ${address} ${status}`).toBe(way);
  });
});
