import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/index.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { Clock } from '../../../../platform/time/clock.js';
import { type Commune, Communes, StructuresService, type StructureSummary } from '../../../structures/index.js';
import type { Around, WorkshopCard } from '../../organising/workshop-card.js';
import { WorkshopsQueries } from '../../organising/workshops.queries.js';
import { FiltersForm } from '../organising/filters.form.js';

/** Where the visitor looks, as understood. */
export interface Territory {
  commune: Commune | null;
  department: { code: string; name: string } | null;
  /** Communes between which to choose. */
  choices: Commune[];
  departments: { code: string; name: string }[];
}

export interface OpenList {
  form: FiltersForm;
  territory: Territory;
  cards: WorkshopCard[];
  now: Date;
  publicUrl: string;
}

const FEED_LENGTH = 200;

/** Open workshops for everybody: what was published and shown, nothing of those who come. */
@Injectable()
export class PublicReading {
  constructor(
    private readonly queries: WorkshopsQueries,
    private readonly communes: Communes,
    private readonly structures: StructuresService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async list(query: unknown, forFeed = false): Promise<OpenList> {
    const form = await readForm(FiltersForm, query);
    const territory = await this.territory(form);
    const around: Around = {
      ...(territory.commune ? { communeInsee: territory.commune.inseeCode } : {}),
      ...(territory.department && !territory.commune ? { departments: [territory.department.code] } : {}),
    };
    return { ...this.around, form, territory, cards: await this.cards(around, form, forFeed) };
  }

  /** @throws NotFoundError no such structure */
  async ofStructure(
    id: string,
    query: unknown,
    forFeed = false,
  ): Promise<Omit<OpenList, 'territory'> & { structure: StructureSummary }> {
    const structure = await this.structures.require(id);
    const form = await readForm(FiltersForm, query);
    return { ...this.around, form, structure, cards: await this.cards({ structureId: id }, form, forFeed) };
  }

  /** @throws NotFoundError absent, or still being prepared */
  async one(id: string): Promise<{ card: WorkshopCard; now: Date; publicUrl: string }> {
    const card = await this.queries.card(id);
    if (!card || card.status === 'draft' || card.publishedAt === null) throw new NotFoundError('workshop');
    return { ...this.around, card };
  }

  private get around(): { now: Date; publicUrl: string } {
    return { now: this.clock.now(), publicUrl: this.config.publicUrl };
  }

  private cards(around: Around, { filters }: FiltersForm, forFeed: boolean): Promise<WorkshopCard[]> {
    return forFeed
      ? this.queries.open(around, { ...filters, after: null }, FEED_LENGTH)
      : this.queries.open(around, filters);
  }

  private async territory({ commune, departement }: FiltersForm): Promise<Territory> {
    const departments = await this.communes.departments();
    const found = commune ? await this.communes.fromTyped(commune) : [];
    const only = found.length === 1 ? (found[0] ?? null) : null;
    if (commune && found.length === 0) {
      return { commune: null, department: null, choices: [], departments };
    }
    const department = departments.find(({ code }) => code === departement) ?? null;
    return { commune: only, department, choices: only ? [] : found.slice(0, 8), departments };
  }
}
