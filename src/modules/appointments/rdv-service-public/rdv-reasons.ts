import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { AppointmentReason } from '../appointment-reason.entity.js';
import type { ExternalRdv } from './external-rdv.js';

const MINUTE = 60_000;

/** The reason of the same name; else one made for what is imported, which nobody is offered here. */
@Injectable()
export class RdvReasons {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param by who set the link, or imports */
  async find(structureId: string, { reason, mode, startsAt, endsAt }: ExternalRdv, by: string): Promise<string> {
    const label = reason.trim().length < 3 ? 'Rendez-vous' : reason.trim().slice(0, 80).trim();
    const [known] = await this.unitOfWork.prepared<{ id: string }>(
      `SELECT id FROM appointment_reason WHERE structure_id = $1 AND lower(label) = lower($2)
        ORDER BY retired_at IS NOT NULL, created_at LIMIT 1`,
      [structureId, label],
    );
    if (known) return known.id;
    const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE);
    const [id, now] = [newId(), this.clock.now()];
    await this.unitOfWork.repository(AppointmentReason).insert({
      ...{ id, structureId, label, mode, durationMinutes: Math.min(480, Math.max(5, minutes)) },
      ...{ bookableBy: 'agents' as const, retiredAt: now, createdBy: by, createdAt: now },
    });
    return id;
  }

  /** How long each lasts, by its name in small letters: an export does not say when an appointment ends. */
  async minutes(structureId: string): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.query<{ label: string; minutes: number }>(
      `SELECT lower(label) AS label, duration_minutes AS minutes FROM appointment_reason
        WHERE structure_id = $1 ORDER BY retired_at IS NULL, created_at`,
      [structureId],
    );
    return new Map(rows.map(({ label, minutes }) => [label, minutes]));
  }
}
