import { outcomeLabels, refusalReasonLabels, statusLabels } from './labels.js';

describe('words of a referral', () => {
  it('has seven states, eleven reasons to refuse and six outcomes', () => {
    expect(Object.keys(statusLabels).join(' ')).toBe('draft sent accepted refused withdrawn expired closed');
    expect(Object.keys(refusalReasonLabels).join(' ')).toBe(
      'not_reachable did_not_come_to_interview hired_elsewhere training not_eligible not_mobile not_interested ' +
        'incompatible session_full duplicate other',
    );
    expect(Object.keys(outcomeLabels).join(' ')).toBe('accompanied did_not_come unreachable redirected given_up other');
  });
});
