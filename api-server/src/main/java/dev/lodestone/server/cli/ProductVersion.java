package dev.lodestone.server.cli;

/** The version of this build. */
final class ProductVersion {
    private ProductVersion() {}

    /** The name and version, as the manifest of the jar states it; classes outside of a jar have none. */
    static String banner() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return version == null ? "Lodestone (unpackaged)" : "Lodestone " + version;
    }
}
