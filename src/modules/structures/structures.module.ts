import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Commune, Department, ReferenceData, Region } from './communes/commune.entity.js';
import { Structure } from './structure.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Structure, Commune, Department, Region, ReferenceData])] })
export class StructuresModule {}
