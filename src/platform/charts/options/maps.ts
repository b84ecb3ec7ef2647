import type { EChartsOption } from 'echarts';
import type { DottedMap, Ground, Point, ShadedMap } from '../chart.js';
import { inFrench, palette } from '../palette.js';

export const mapSize = () => ({ width: 340, height: 400 });

const LEGEND_ROOM = 106;
const LARGEST_DISC = 36;
const SMALLEST_DISC = 4;

/** A degree of longitude is shorter than one of latitude by the cosine of the middle of the map. */
function frame({ key, shapes }: Ground) {
  const latitudes = shapes.flatMap(({ rings }) => rings.flatMap((ring) => ring.map(([, latitude]) => latitude)));
  const [south, north] = latitudes.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [90, -90]);
  return {
    ...{ map: key, silent: true, roam: false as const, left: 6, right: 6, top: 6, bottom: LEGEND_ROOM },
    aspectScale: Math.cos((((south + north) / 2) * Math.PI) / 180),
  };
}

/**
 * Whole numbers that cut the values in at most five groups, each from its first to its last: by powers, since a few places
 * hold most of what is counted. Pure.
 */
export function classesOf(values: readonly number[]): { from: number; to: number }[] {
  const counted = values.filter((value) => value > 0);
  if (counted.length === 0) return [];
  const [least, most] = [Math.min(...counted), Math.max(...counted)];
  const groups = Math.min(palette.shades.length, new Set(counted).size);
  const starts = new Set([least]);
  for (let group = 1; group < groups; group += 1) {
    starts.add(rounded(least * (most / least) ** (group / groups), least, most));
  }
  const sorted = [...starts].sort((one, other) => one - other);
  return sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? most + 1) - 1 }));
}

/** Two digits that count, so that the legend can be read. */
function rounded(value: number, least: number, most: number): number {
  const unit = Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 1));
  return Math.min(most, Math.max(least + 1, Math.round(value / unit) * unit));
}

const words = ({ from, to }: { from: number; to: number }): string =>
  from === to ? inFrench(from) : `${inFrench(from)} à ${inFrench(to)}`;

/** From few to many; fewer groups take the shades that stand furthest apart. */
const shadeOf = (group: number, groups: number): string =>
  palette.shades[groups < 2 ? 3 : Math.round((group * (palette.shades.length - 1)) / (groups - 1))] ?? palette.bar;

function areas({ shapes }: Ground, values: ShadedMap['values']) {
  const known = new Map(values.map(({ code, value }) => [code, value]));
  return shapes.flatMap(({ code, label }) => {
    const value = known.get(code) ?? 0;
    const shown = label ? { label: { ...written, show: true, formatter: label } } : {};
    return value > 0 ? [{ name: code, value, ...shown }] : label ? [{ name: code, ...shown }] : [];
  });
}

const written = { color: palette.ink, fontSize: 10, textBorderColor: '#fff', textBorderWidth: 3 };

export function shadedMapOption({ ground, values, unit }: ShadedMap): EChartsOption {
  const classes = classesOf(values.map(({ value }) => value));
  return {
    visualMap: {
      ...{ type: 'piecewise', show: classes.length > 0, left: 6, bottom: 4, orient: 'vertical', itemGap: 4 },
      ...{ itemWidth: 22, itemHeight: 14, itemSymbol: 'rect', hoverLink: false, selectedMode: false },
      textStyle: { color: palette.ink, fontSize: 14 },
      outOfRange: { color: palette.blank },
      pieces: classes.map(({ from, to }, index) => ({
        ...{
          gte: from,
          lte: to,
          label: index === classes.length - 1 ? `${words({ from, to })} ${unit.toLowerCase()}` : words({ from, to }),
        },
        color: shadeOf(index, classes.length),
      })),
    },
    series: [
      {
        ...{ type: 'map', ...frame(ground), nameProperty: 'code', selectedMode: false },
        itemStyle: { areaColor: palette.blank, borderColor: palette.soft, borderWidth: 0.7 },
        ...{ label: { show: false }, emphasis: { disabled: true } },
        data: areas(ground, values),
      },
    ],
  };
}

/** Degrees within which a name would run under the disc beside it. */
const NEXT = { across: 0.45, down: 0.07 } as const;

/** Whether a larger disc stands just east: the name then goes west. */
const larger = (before: DottedMap['dots'], [x, y]: Point): boolean =>
  before.some(({ at: [east, north] }) => east > x && east - x < NEXT.across && Math.abs(north - y) < NEXT.down);

export function dottedMapOption({ ground, dots, unit }: DottedMap): EChartsOption {
  const most = Math.max(1, ...dots.map(({ value }) => value));
  const sorted = [...dots].sort((one, other) => other.value - one.value);
  const named = new Set(sorted.slice(0, 6));
  return {
    geo: {
      ...frame(ground),
      bottom: 34,
      itemStyle: { areaColor: palette.blank, borderColor: palette.soft, borderWidth: 1 },
      emphasis: { disabled: true },
    },
    title: {
      ...{ text: `Le plus grand disque : ${inFrench(most)} ${unit.toLowerCase()}`, left: 6, bottom: 2 },
      textStyle: { color: palette.ink, fontSize: 14, fontWeight: 'normal' },
    },
    series: [
      {
        ...{ type: 'scatter', coordinateSystem: 'geo', silent: true, emphasis: { disabled: true } },
        itemStyle: { color: palette.bar, borderColor: '#fff', borderWidth: 1, opacity: 0.85 },
        label: {
          ...{
            show: true,
            position: 'right',
            color: palette.ink,
            fontSize: 14,
            textBorderColor: '#fff',
            textBorderWidth: 3,
          },
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const dot = sorted[dataIndex];
            return dot && named.has(dot) ? dot.name : '';
          },
        },
        labelLayout: { hideOverlap: true },
        data: sorted.map(({ at, value }, index) => ({
          value: [...at, value],
          ...(larger(sorted.slice(0, index), at) ? { label: { position: 'left' } } : {}),
          symbolSize: Math.max(SMALLEST_DISC, LARGEST_DISC * Math.sqrt(value / most)),
        })),
      },
    ],
  };
}
