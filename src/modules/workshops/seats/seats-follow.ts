import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkshopWatchers } from '../organising/workshop-watchers.js';
import { Seats } from './seats.service.js';
import { WorkshopSeats } from './workshop-seats.js';

/** What a change of the workshop does to its seats, in the same transaction. */
@Injectable()
export class SeatsFollow implements OnModuleInit {
  constructor(
    private readonly workshops: WorkshopWatchers,
    private readonly seats: Seats,
    private readonly all: WorkshopSeats,
  ) {}

  onModuleInit(): void {
    this.workshops.register({
      changed: (id) => this.all.workshopChanged(id),
      cancelled: (id) => this.all.workshopCancelled(id),
      capacityRaised: (id) => this.seats.capacityRaised(id),
    });
  }
}
