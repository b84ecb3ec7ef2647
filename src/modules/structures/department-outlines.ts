import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assets, ASSETS_FOLDER } from '../../platform/http/assets.js';
import type { Position } from './communes/index.js';

/** A département drawn around a place, in the coordinates of `viewBox`. */
export interface PlaceOutline {
  departmentName: string;
  viewBox: string;
  /** For the `d` attribute of an SVG path. */
  path: string;
  x: number;
  y: number;
}

interface Outlines {
  departments: { code: string; name: string; rings: number[][] }[];
  /** Overseas, where no outline is known: south, west, north, east of the communes. */
  frames: { code: string; name: string; bounds: [number, number, number, number] }[];
}

type Point = readonly [longitude: number, latitude: number];

/** A département in degrees: its closed lines, or the rectangle around its communes. */
export interface DepartmentShape {
  code: string;
  name: string;
  rings: Point[][];
  /** Not its true outline. */
  framed: boolean;
}

const WIDTH = 200;
const MARGIN = 8;

/** The outlines of départements that the build made (`scripts/outlines`), as small drawings. */
@Injectable()
export class DepartmentOutlines {
  private outlines: Outlines | undefined;

  constructor(private readonly assets: Assets) {}

  /** Null overseas, where no outline is known, and for a place that is not in its département. */
  around(communeInsee: string | null, place: Position): PlaceOutline | null {
    const department = this.read().departments.find(({ code }) => code === communeInsee?.slice(0, 2));
    if (!department) return null;
    const rings = department.rings.map(pointsOf);
    const box = boxOf(rings.flat());
    // Degrees of longitude are shorter than those of latitude, here by the cosine of the middle.
    const across = WIDTH / (box.east - box.west);
    const down = across / Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
    const at = ([longitude, latitude]: Point) =>
      [rounded((longitude - box.west) * across), rounded((box.north - latitude) * down)] as const;
    const [x, y] = at([place.longitude, place.latitude]);
    const height = Math.ceil((box.north - box.south) * down);
    if (x < 0 || y < 0 || x > WIDTH || y > height) return null;
    return {
      departmentName: department.name,
      viewBox: [-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, height + 2 * MARGIN].join(' '),
      path: rings.map((ring) => `M${ring.map((point) => at(point).join(' ')).join('L')}Z`).join(''),
      x,
      y,
    };
  }

  /** Every département, those overseas last. */
  shapes(): DepartmentShape[] {
    const { departments, frames } = this.read();
    return [
      ...departments.map(({ code, name, rings }) => ({ code, name, rings: rings.map(pointsOf), framed: false })),
      ...frames.map(({ code, name, bounds }) => ({ code, name, rings: [rectangle(bounds)], framed: true })),
    ];
  }

  private read(): Outlines {
    if (this.outlines) return this.outlines;
    const file = this.assets.addresses['departments.json']?.replace('/assets/', '');
    const text = file ? readFileSync(join(ASSETS_FOLDER, file), 'utf8') : '{"departments":[],"frames":[]}';
    return (this.outlines = JSON.parse(text) as Outlines);
  }
}

const rectangle = ([south, west, north, east]: Outlines['frames'][number]['bounds']): Point[] => [
  [west, south],
  [west, north],
  [east, north],
  [east, south],
];

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Thousandths of a degree, each point as a step from the one before. */
function pointsOf(steps: readonly number[]): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index + 1 < steps.length; index += 2) {
    x += steps[index] ?? 0;
    y += steps[index + 1] ?? 0;
    points.push([x / 1000, y / 1000]);
  }
  return points;
}

function boxOf(points: readonly Point[]) {
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}
