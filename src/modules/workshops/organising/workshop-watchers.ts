import { Injectable } from '@nestjs/common';

/** What a change of a workshop asks of the seats and of the messages. Called in the transaction of the change. */
export interface WorkshopWatcher {
  /** Time, place or connection of an open workshop: those registered must know. */
  changed?(workshopId: string): Promise<void>;
  /** There are more seats: those who wait come first. */
  capacityRaised?(workshopId: string): Promise<void>;
  cancelled?(workshopId: string): Promise<void>;
}

/** Who must know of a change. The workshop’s row is held; what they throw undoes the whole. */
@Injectable()
export class WorkshopWatchers {
  private readonly all: WorkshopWatcher[] = [];

  register(watcher: WorkshopWatcher): void {
    this.all.push(watcher);
  }

  async tell(what: keyof WorkshopWatcher, workshopId: string): Promise<void> {
    for (const watcher of this.all) await watcher[what]?.(workshopId);
  }
}
