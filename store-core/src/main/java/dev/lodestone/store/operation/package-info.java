/**
 * The API's operations, in a package per family, one class each under the API's own name, with its request, its checks in
 * their order, and what it does. Start at {@link dev.lodestone.store.operation.ApiOperation}, which lists them.
 */
package dev.lodestone.store.operation;
