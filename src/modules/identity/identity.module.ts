import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorsQueries } from './actors.queries.js';
import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import { LocalStrategy } from './sign-in/local.strategy.js';
import { SessionSerializer } from './sign-in/session.serializer.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { Team, TeamMember } from './team.entity.js';
import { User } from './user.entity.js';
import { SignInController } from './web/sign-in.controller.js';
import { WorkplaceController } from './web/workplace.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([User, Membership, Team, TeamMember, Invitation]), PassportModule],
  controllers: [SignInController, WorkplaceController],
  providers: [ActorsQueries, SignInService, SignInThrottle, LocalStrategy, SessionSerializer],
})
export class IdentityModule {}
