import { mailFailure } from './mail-failures.js';

describe('a failed sending', () => {
  it.each<[string, object, string]>([
    ['address unknown', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'address_refused for good'],
    ['sender refused', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'message_refused for good'],
    ['taken for spam', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'message_refused for good'],
    ['greylisted', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'try_later'],
    ['password refused', { code: 'EAUTH', responseCode: 535 }, 'sign_in_refused of the server'],
    ['no answer', { code: 'ETIMEDOUT', command: 'CONN' }, 'timeout of the server'],
    ['too slow', { code: 'EABORT' }, 'timeout of the server'],
    ['nobody there', { code: 'ESOCKET', command: 'CONN' }, 'no_connection of the server'],
    ['unknown host', { code: 'EDNS' }, 'no_connection of the server'],
    ['no address at all', { code: 'EENVELOPE' }, 'address_refused for good'],
  ])('%s', (_, error, expected) => {
    const { code, permanent, ofTheServer } = mailFailure(Object.assign(new Error(), error));
    expect([code, permanent ? 'for good' : '', ofTheServer ? 'of the server' : ''].filter(Boolean).join(' ')).toBe(
      expected,
    );
  });
});
