import { Controller, Get } from '@nestjs/common';
import { type Permission, PERMISSION_MEANINGS, PERMISSIONS, type PermissionTable } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';

@Controller('v1/permissions')
@Allow('callers')
export class PermissionsController {
  @Get()
  getPermissions(): PermissionTable {
    const names = Object.keys(PERMISSIONS) as Permission[];
    const data = names.map((name) => ({ name, meaning: PERMISSION_MEANINGS[name], roles: [...PERMISSIONS[name]] }));
    return { data, nextCursor: null };
  }
}
