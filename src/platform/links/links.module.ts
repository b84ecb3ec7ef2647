import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessLink } from './access-link.entity.js';
import { AccessLinks } from './access-links.js';
import { LinkNight } from './link-night.js';
import { LinkThrottle } from './link-throttle.js';
import './links.personal-data.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AccessLink])],
  providers: [AccessLinks, LinkNight, LinkThrottle],
  exports: [AccessLinks, LinkThrottle],
})
export class LinksModule {}
