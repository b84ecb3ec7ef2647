import type { DepartmentShape } from '../../structures/index.js';
import { countryGround, ground } from './grounds.js';

const LINE = [
  [2, 48],
  [2.004, 48.004],
  [2.3, 48.3],
] as const;

const shape = (code: string, rings: DepartmentShape['rings'], framed = false): DepartmentShape => ({
  ...{ code, name: `Département ${code}`, rings, framed },
});

const left = shape('01', [[...LINE, [1, 48.3], [1, 48]]]);
const right = shape('02', [
  [...[...LINE].reverse(), [3, 48], [3, 48.3]],
  [
    [9, 41],
    [9.02, 41],
    [9.02, 41.02],
    [9, 41.02],
  ],
]);
const overseas = [
  shape(
    '971',
    [
      [
        [-62, 16],
        [-61, 16],
        [-61, 17],
        [-62, 17],
      ],
    ],
    true,
  ),
  shape('972', [[[-61, 14]]], true),
];

describe('the ground of the map of the country', () => {
  it('keeps the same points on both sides of a common line, and fewer of them', () => {
    const [one, two] = countryGround([left, right]).shapes;
    const common = (rings: (typeof left)['rings'] | readonly (readonly (readonly [number, number])[])[]) =>
      rings[0]
        ?.filter(([x]) => x >= 2 && x <= 2.3)
        .map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`)
        .sort();
    expect(common(one?.rings ?? [])).toEqual(common(two?.rings ?? []));
    expect(common(one?.rings ?? [])).toHaveLength(2);
  });

  it('leaves out islands that would be dust, never the whole of a département', () => {
    expect(countryGround([right]).shapes[0]?.rings).toHaveLength(1);
    const isle = shape('03', [
      [
        [9, 41],
        [9.02, 41],
        [9.02, 41.02],
        [9, 41.02],
      ],
    ]);
    expect(countryGround([isle]).shapes[0]?.rings).toHaveLength(1);
  });

  it('puts overseas beside, as squares with their codes that do not cover one another', () => {
    const squares = countryGround([left, ...overseas]).shapes.slice(1);
    expect(squares.map(({ label }) => label)).toEqual(['971', '972']);
    const [first, second] = squares.map(({ rings }) => rings[0]?.map(([, latitude]) => latitude) ?? []);
    expect(Math.max(...(second ?? []))).toBeLessThan(Math.min(...(first ?? [])));
  });

  it('of a few départements keeps every point, under a name of its own', () => {
    expect(ground([left, right], ['02', '01'])).toMatchObject({
      key: '01+02',
      shapes: [{ rings: left.rings }, { rings: right.rings }],
    });
  });
});
