/**
 * Functions written in Java, run in this process or in one of their own; start at {@code HandlerLoader}. The package uses
 * nothing but the JDK and the libraries that the service's own Java runtime is made of, and the contract of targets: a process
 * that runs a function has no more than that beside the function's own classes.
 */
package dev.lodestone.streams.handler;
