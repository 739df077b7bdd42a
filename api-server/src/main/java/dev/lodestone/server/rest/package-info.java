/**
 * Services with paths of their own, such as the admin API, without HTTP in front of them. Start at
 * {@link dev.lodestone.server.rest.RestService}; most services are {@link dev.lodestone.server.rest.Routes}.
 */
package dev.lodestone.server.rest;
