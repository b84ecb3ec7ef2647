import type { Role } from '../../platform/access/actor.js';
import {
  canFollowGoals,
  canGiveSummary,
  canNoteMandates,
  canPlanRecall,
  canReadGoals,
  canReadLookers,
  canReadMandates,
  canShare,
} from './case-life.policy.js';

const HERE = '0190a0a0-0000-7000-8000-000000000001';
const ELSEWHERE = '0190a0a0-0000-7000-8000-000000000002';

const own = { structureId: HERE, shared: false };
const received = { structureId: ELSEWHERE, shared: true };
const foreign = { structureId: ELSEWHERE, shared: false };

const table: [Role, read: boolean, write: boolean, looked: boolean][] = [
  ['mediator', true, true, true],
  ['counter', true, true, false],
  ['structure_manager', true, true, true],
  ['fund_agent', true, false, false],
  ['coordinator', false, false, false],
  ['administrator', false, false, false],
];

describe.each(table)('%s', (role, read, write, looked) => {
  const actor = { role, structureId: HERE };

  it('reads goals and mandates of the people of the structure, and of those shared with it', () => {
    for (const may of [canReadGoals, canReadMandates]) {
      expect([may(actor, own), may(actor, received)]).toEqual([read, read]);
    }
  });

  it('writes goals, mandates, calls and gives the summary to whom it accompanies', () => {
    for (const may of [canFollowGoals, canNoteMandates, canPlanRecall, canGiveSummary]) {
      expect([may(actor, own), may(actor, received)]).toEqual([write, write]);
    }
  });

  it('opens to others the files of its own structure alone', () => {
    expect([canShare(actor, own), canShare(actor, received)]).toEqual([write, false]);
  });

  it('reads who looked at the files of its own structure alone', () => {
    expect([canReadLookers(actor, own), canReadLookers(actor, received)]).toEqual([looked, false]);
  });

  it('may nothing with a person of another structure that was not shared', () => {
    const rules = [canReadGoals, canFollowGoals, canReadMandates, canNoteMandates, canPlanRecall, canShare];
    for (const may of [...rules, canReadLookers, canGiveSummary]) expect(may(actor, foreign)).toBe(false);
  });
});
