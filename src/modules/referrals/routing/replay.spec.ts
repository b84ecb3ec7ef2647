import { firstWeights, onlyWeight } from '../../../../test/factories/routing.js';
import { type Candidate, type Ending, type PastChoice, rankedAgain, replay } from './replay.js';
import { CRITERIA, type Criterion, type Values } from './weights.js';

const values = (some: Partial<Record<Criterion, number>>): Values => ({
  ...(Object.fromEntries(CRITERIA.map((one) => [one, 0.5])) as unknown as Values),
  ...some,
});

const near: Candidate = { receiverId: 'near', ranked: { tier: 0, values: values({ distance: 1, answer_rate: 0 }) } };
const prompt: Candidate = {
  receiverId: 'prompt',
  ranked: { tier: 0, values: values({ distance: 0.2, answer_rate: 1 }) },
};
const unsaid: Candidate = {
  receiverId: 'unsaid',
  ranked: { tier: 1, values: values({ answer_rate: 1, distance: 1 }) },
};
const fund: Candidate = { receiverId: 'fund' };

const choice = (chosenId: string, ending: Ending, candidates: Candidate[] = [near, prompt]): PastChoice => ({
  chosenId,
  ending,
  candidates,
});

const ids = (candidates: Candidate[]): string[] => candidates.map(({ receiverId }) => receiverId);

describe('ranking again', () => {
  it.each([
    ['distance', ['near', 'prompt']],
    ['answer_rate', ['prompt', 'near']],
    ['fees', ['near', 'prompt']],
  ] as const)('by %s alone', (criterion, expected) => {
    expect(ids(rankedAgain([near, prompt], onlyWeight(criterion)))).toEqual(expected);
  });

  it('leaves what was unsaid behind, and the caisse where it was', () => {
    expect(ids(rankedAgain([unsaid, fund, near, prompt], onlyWeight('answer_rate')))).toEqual([
      ...['prompt', 'fund', 'near', 'unsaid'],
    ]);
  });
});

describe('a replay', () => {
  it('counts what would change, for all, for refusals and for silence', () => {
    const past = [
      choice('near', 'accepted'),
      choice('near', 'refused'),
      choice('prompt', 'silent'),
      choice('prompt', 'other'),
      choice('near', 'refused', [near, fund]),
      choice('fund', 'accepted', [fund, near]),
    ];
    expect(replay(past, onlyWeight('answer_rate'), 2)).toEqual({
      all: { choices: 6, firstChanges: 4, chosenFirstBefore: 4, chosenFirstAfter: 4 },
      refused: { choices: 2, firstChanges: 1, chosenFirstBefore: 2, chosenFirstAfter: 1 },
      silent: { choices: 1, firstChanges: 1, chosenFirstBefore: 0, chosenFirstAfter: 1 },
      changed: [
        { ending: 'accepted', beforeId: 'near', afterId: 'prompt', chosenId: 'near' },
        { ending: 'refused', beforeId: 'near', afterId: 'prompt', chosenId: 'near' },
      ],
    });
  });

  it('of nothing finds nothing', () => {
    expect(replay([], firstWeights, 5)).toEqual({
      all: { choices: 0, firstChanges: 0, chosenFirstBefore: 0, chosenFirstAfter: 0 },
      refused: { choices: 0, firstChanges: 0, chosenFirstBefore: 0, chosenFirstAfter: 0 },
      silent: { choices: 0, firstChanges: 0, chosenFirstBefore: 0, chosenFirstAfter: 0 },
      changed: [],
    });
  });
});
