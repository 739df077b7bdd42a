/**
 * The admin API below {@code /_lodestone}: what DynamoDB's API has no operations for, such as setting the clock. Start at
 * {@link dev.lodestone.server.admin.AdminApi}.
 */
package dev.lodestone.server.admin;
