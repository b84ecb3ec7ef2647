import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DeviceKind } from '../vocabulary.js';

/** How many devices of a kind a structure owns, to lend during workshops. */
@Entity('device_stock')
@Check('device_stock_kind_check', `kind IN ('laptop', 'tablet', 'phone')`)
@Check('device_stock_owned_check', 'owned BETWEEN 0 AND 500')
export class DeviceStock {
  @ForeignKey('Structure', 'id')
  @PrimaryColumn('uuid')
  structureId: string;

  @PrimaryColumn('text')
  kind: DeviceKind;

  @Column('smallint')
  owned: number;

  @Column('timestamptz')
  updatedAt: Date;
}

/** What a workshop takes of it. A trigger refuses a device promised twice (`workshop_device_stock_check`). */
@Entity('workshop_device')
@Check('workshop_device_kind_check', `kind IN ('laptop', 'tablet', 'phone')`)
@Check('workshop_device_count_check', 'count BETWEEN 1 AND 500')
export class WorkshopDevice {
  @ForeignKey('Workshop', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  workshopId: string;

  @PrimaryColumn('text')
  kind: DeviceKind;

  @Column('smallint')
  count: number;
}
