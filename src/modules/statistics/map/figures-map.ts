import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import type { Chart } from '../../../platform/charts/index.js';
import { DepartmentOutlines, type DepartmentShape } from '../../structures/index.js';
import { FigureNames } from '../figure-names.queries.js';
import type { Line } from '../figures/figures.js';
import { countryGround, ground } from './grounds.js';

export interface FiguresMapChart {
  chart: Chart;
  /** What the drawing can't hold, or how to read it. */
  note: string;
}

/** More discs than these would cover one another. */
const MOST_DISCS = 250;
const UNIT = 'Accompagnements';

/** Where accompaniments were: by département for a region or the country, else by commune in the département that has most. */
@Injectable()
export class FiguresMap {
  constructor(
    private readonly outlines: DepartmentOutlines,
    private readonly names: FigureNames,
  ) {}

  /** Null when no place is known. */
  async of(actor: Actor, lines: readonly Line[]): Promise<FiguresMapChart | null> {
    const departments = lines.filter((line) => line.dimension === 'department' && line.people > 0);
    const communes = lines.filter((line) => line.dimension === 'commune' && line.people > 0);
    if (departments.length > 1 || communes.length === 0) return this.shaded(actor, departments);
    return this.dotted(communes.slice(0, MOST_DISCS));
  }

  private shaded(actor: Actor, lines: readonly Line[]): FiguresMapChart | null {
    if (lines.length === 0) return null;
    const shapes = this.outlines.shapes();
    const codes = lines.map(({ code }) => code);
    const region =
      actor.scope?.kind === 'region' && shapes.every(({ code, framed }) => !framed || !codes.includes(code));
    return {
      chart: {
        ...{ kind: 'shaded', title: 'Accompagnements par département', unit: UNIT },
        ground: region ? ground(shapes, codes) : countryGround(shapes),
        values: lines.map(({ code, people }) => ({ code, value: people })),
      },
      note: 'Départements des structures. Les nombres sont dans le tableau.',
    };
  }

  private async dotted(lines: readonly Line[]): Promise<FiguresMapChart | null> {
    const centres = new Map((await this.names.centres(lines.map(({ code }) => code))).map((one) => [one.code, one]));
    const placed = lines.flatMap(({ code, people }) => {
      const centre = centres.get(code);
      return centre ? [{ ...centre, people }] : [];
    });
    const department = this.most(placed);
    if (!department) return null;
    const inside = placed.filter(({ departmentCode }) => departmentCode === department.code);
    const away = placed.length - inside.length;
    return {
      chart: {
        ...{ kind: 'dotted', title: `Accompagnements par commune, ${department.name}`, unit: UNIT },
        ground: ground([department], [department.code]),
        dots: inside.map(({ name, longitude, latitude, people }) => ({
          name,
          at: [longitude, latitude],
          value: people,
        })),
      },
      note: `Un disque au centre de chaque commune où une séance s’est tenue.${
        away > 0
          ? ` ${away} autre${away > 1 ? 's communes' : ' commune'} hors du département\u00a0: dans le tableau.`
          : ''
      }`,
    };
  }

  private most(placed: readonly { departmentCode: string; people: number }[]): DepartmentShape | undefined {
    const sums = new Map<string, number>();
    for (const { departmentCode, people } of placed) sums.set(departmentCode, (sums.get(departmentCode) ?? 0) + people);
    const [code] = [...sums].sort(([, one], [, other]) => other - one)[0] ?? [];
    return this.outlines.shapes().find((shape) => shape.code === code);
  }
}
